"""What LimeSurvey calls its own columns and fixed answers, by language of the export.

From the translation files of versions 3.14, 3.17 and 6.4: a heading in full text is written in the language
of the export, and these are the only headings in it that are known beforehand. An empty term is not
translated: LimeSurvey then writes the English one.
"""

from __future__ import annotations

TERMS = (
    "id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp", "ipaddr",
    "refurl", "interviewtime", "grouptime", "questiontime", "firstname", "lastname", "email", "yes", "no",
    "na", "other", "comment", "other_comment", "rank", "scale_1", "scale_2", "uncertain", "increase", "same",
    "decrease", "male", "female",
)  # fmt: skip
"""The system columns by their code, the parts of timing headings, the participant, and fixed answers."""

# Terms are parted by |, the ways in which versions differ by ~.
_TABLE: dict[str, str] = {
    "en": (
        "Response ID|Date submitted|Last page|Start language|Seed|Access code~Token|Date started|Date last action"
        "|IP address|Referrer URL|Total time|Group time|Question time|First name|Last name|Email address|Yes|No|N"
        "/A|Other|Comment|Other comment|Rank %s|Scale 1|Scale 2|Uncertain|Increase|Same|Decrease|Male|Female"
    ),
    "fr": (
        "ID de la réponse|Date de soumission|Dernière page|Langue de départ|Tête de série|Code d'accès~Code|Date "
        "de lancement|Date de la dernière action|Adresse IP|URL référente|Temps total :|Durée pour le groupe|Duré"
        "e pour la question|Prénom|Nom|Adresse de courriel|Oui|Non||Autre|Commentaire|Commentaire pour autre|Clas"
        "sement %s|Échelle 1|Échelle 2|Incertain|Augmenter|Sans changement|Diminuer|Masculin|Féminin"
    ),
    "de": (
        "Antwort ID|Datum Abgeschickt|Letzte Seite|Start-Sprache|Zufallsstartwert~Zufallsgeneratorstartwert|Zugan"
        "gscode~Zugangsschlüssel|Datum gestartet|Datum letzte Aktivität|IP-Adresse|Weiterleitungs-URL|Gesamtzeit|"
        "Gruppenzeit|Fragenzeit|Vorname|Nachname|E-Mail-Adresse|Ja|Nein||Sonstiges|Kommentar|Anderer Kommentar||S"
        "kala 1|Skala 2|Unsicher|Zunahme|Unverändert|Abnahme|männlich|weiblich"
    ),
    "es": (
        "ID de respuesta|Fecha de envío|Última página|Lenguaje inicial|Semilla|Código de acceso~Contraseña|Fecha "
        "de inicio|Fecha de la última acción|Dirección IP|URL de referencia|Tiempo total|Temporización del grupo|"
        "Temporización de la pregunta|Nombre/s|Apellido/s|Correo electrónico|Sí|||Otro|Comentario|Comentario de l"
        "a opción Otro|Ranking %s|Eje 1|Eje 2|Dudoso|Aumento|Mismo|Disminución|Masculino|Femenino"
    ),
    "it": (
        "ID risposta|Data invio|Ultima pagina|Lingua iniziale|Seme|Codice d'accesso~Partecipante|Data di inizio|D"
        "ata dell'ultima azione|Indirizzo IP|URL di riferimento|Tempo totale|Tempo per il gruppo di domande|Tempo"
        " per la domanda|Nome|Cognome|Indirizzo e-mail|Sì|||Altro|Commento|Altro commento|Classifica %s|Scala 1|S"
        "cala 2|Non so|Aumenta~Aumentare|Uguale|Diminuisce~Diminuire|Maschio|Femmina"
    ),
    "nl": (
        "Respons-ID|Datum verzonden|Laatste pagina|Begin taal|Plaats|Toegangscode|Startdatum|Datum laatste actie|"
        "IP-adres|Verwijzer URL|Totaaltijd|Groepstijd|Vraagtijd|Voornaam|Achternaam|E-mailadres|Ja|Nee||Overige|O"
        "pmerking|Andere opmerkingen|Rang %s|Schaal 1|Schaal 2|Weet niet|Toenemend|Zelfde|Afnemend|Man|Vrouw"
    ),
    "pt": (
        "ID da resposta|Data de submissão|Última página|Idioma inicial|Semente|Código de acesso~Código|Data de in"
        "ício|Data da última acção|Endereço IP|URL de origem|Tempo total|Tempo do grupo|Tempo da pergunta|Primeir"
        "o nome|Último nome|Endereço de email|Sim|Não||Outro|Comentário|Outro comentário|Classificação %s|Escala "
        "1|Escala 2|Incerto|Aumento|Idêntico|Diminuição|Masculino|Feminino"
    ),
    "pt-BR": (
        "ID da resposta|Data de envio|Última página|Idioma inicial|Semente|Código de acesso|Data de início|Data d"
        "a última ação|Endereço IP|URL de referência|Tempo total|Tempo do grupo|Tempo da pergunta|Nome|Sobrenome|"
        "E-mail|Sim|Não||Outros|Comentário|Outros comentários|Categoria %s|Escala 1|Escala 2|Não sei|Aumento|Igua"
        "l|Redução|Masculino|Feminino"
    ),
    "ca": (
        "ID de la resposta|Data d'enviament|Darrera pàgina|Idioma d'inici|Llavor|Codi d'accés|Data d'inici|Data d"
        "e l'última acció|Adreça IP|URL de procedència|Temps total|Temps del grup|Temps de la pregunta|Nom|Cognom"
        "|Adreça de correu electrònic|Sí|||Altres|Comentari|Un altre comentari|Rang %s|Escala 1|Escala 2|No ho sé"
        "|Més|Igual|Menys|Home|Dona"
    ),
    "eu": (
        "Erantzunaren ID|Bidalketa-data|Azken orrialdea|Hasierako hizkuntza||Pasahitza|Hasiera-data|Azken ekintza"
        "ren data|IP helbidea|Erreferentziako URLa|Denbora, guztira|Talde-denbora|Galdera-denbora|Izena|Abizena|H"
        "elbide elektronikoa|Bai|Ez||Beste bat|Iruzkina|“Beste bat” aukeraren iruzkina|Ranking-a %s|1 eskala~Eska"
        "latu 1|2 eskala~Eskala 2|Zalantzazkoa|Handitu|Berdinak|Txikitu|Gizona|Emakumea"
    ),
    "gl": (
        "ID de resposta~Resposta co ID|Enviada o|Última páxina|Idioma inicial|Semente|Clave|Comezada o|Última acc"
        "ión o|Enderezo IP|URL de procedencia|Tempo total|Tempo do grupo|Tempo da pregunta|Nome|Apelido(s)|Endere"
        "zo de correo|Si|Non||Outro|Comentario|Outro comentario|Rango %s|Escala 1|Escala 2|Non sabe|Aumentar|Mant"
        "er|Diminuír|Home|Muller"
    ),
    "oc": (
        "ID de la responsa|Data de somission|Darrièra pagina|Lenga de despart||Còde|Data d'aviada|Data de la darr"
        "ièra accion|Adreça IP|URL referenta|Temps total :|Durada pel grop|Durada per la question|Pichon nom|Nom|"
        "Adreça de corrièr electronic|Òc|Non||Autre|Comentari|Autre comentari|Classament %s|Escala 1|Escala 2|Pas"
        " segur|Aumentar|Sens cambiament|Demesir|Masculin|Femenin"
    ),
    "ro": (
        "ID-ul raspunsului|Dată trimisă|Ultima pagina|Limba de pornire||Codul de acces~Cod|Data începerii|Adaugă "
        "data ultimei acțiuni|Adresa IP|URL de proveniență|Timp total|Timpul grupului|Timpul întrebării|Prenume|N"
        "ume de familie|Adresa de email|Da|Nu||Altele|Comentariu|Alte comentarii|Rangul %s|Scala 1|Scala 2|Nu sun"
        "t sigur|Crește|La fel|Reduce|Masculin|Feminin"
    ),
    "pl": (
        "ID odpowiedzi|Data zakończenia~Data wysłania|Ostatnia strona|Język początkowy|Wartość randomizacji~Nasie"
        "nie|Kod dostępu|Data rozpoczęcia|Data ostatniej akcji|Adres IP|Odsyłający URL|Całkowity czas|Czas grupy|"
        "Czas pytania|Imię|Nazwisko|Adres e-mail|Tak|Nie||Inne|Komentarz|Inny komentarz|Ranguj %s|Skala 1|Skala 2"
        "|Nie wiem|Wzrost|Bez zmian|Spadek|Mężczyzna|Kobieta"
    ),
    "cs": (
        "ID odpovědi|Datum odeslání|Poslední strana|Počáteční jazyk:|Počáteční|Přístupový kód|Datum začátku|Datum"
        " poslední akce|IP adresa|Odkazující URL|Celkový čas|Čas skupiny|Čas otázky|Jméno|Příjmení|E-mailová adre"
        "sa|Ano|Ne||Jiné|Komentář|Další komentář|Seřaďte %s|Škála 1|Škála 2|Nevím|Zvýšení|Stejný|Pokles|Muž|Žena"
    ),
    "sk": (
        "ID odpovede|Dátum odoslania|Posledná strana|Začať jazyk|Semienko|Prístupový kód~Identifikátor účastníka-"
        "token|Dátum začatia|Dátum poslednej akcie|IP adresa|Odkazujúca www stránka|Celkový čas|čas skupiny|Čas o"
        "tázky|Meno|Priezvisko|Emailová adresa|Áno|Nie||Iné|Komentár|Iný komentár|Hodnotenie %s|Škála 1|Škála 2|N"
        "eviem|Zvýšenie|Rovnaké|Zníženie|Muž|Žena"
    ),
    "hu": (
        "Kitöltés-azonosító~Kitöltés ID|Küldés dátuma|Utolsó lap|Kiindulási nyelv|Mag|Hozzáférési kód~Kitöltésjel"
        "szó|Kezdés dátuma|Utolsó művelet dátuma|IP cím|Ajánló URL|Összes idő|Csoport idő|Kérdés idő:|Keresztnév|"
        "Családnév|E-mail cím|Igen|Nem||Egyéb|Megjegyzés|Egyéb megjegyzés|%s. a rangsorban|1-es skála|2-es skála|"
        "Nem tudom|Növel|Ugyanaz|Csökkent|Férfi|Nő"
    ),
    "sl": (
        "ID odziva|Datum oddaje ankete|Zadnja stran|Začetni jezik|Seme|Žeton|Datum začetka|Datum zadnje akcije|Na"
        "slov IP|URL izvorne strani|Skupni čas|Skupinski čas|Čas vprašanja|Ime|Priimek|Elektronski naslov|Da|Ne||"
        "Drugo|Komentar|Drugi komentar|Rang %s|Lestvica 1|Lestvica 2|Neodločen|Povečaj|Enako|Zmanjšaj|moški|žensk"
        "i"
    ),
    "hr": (
        "ID odgovora|Datum podnašanja|Zadnji stranicu|Početni jezik||Pristupni kôd|Datum početka~Datum počeo|Datu"
        "m posljednje akcije~Posljednje akcije datum|IP adresa|URL preporuke~URL Preporuke|Ukupno vrijeme|Skupno "
        "vrijeme~Grupno vrijeme|Vrijeme za odgovor na pitanje~Vremeno pitanje|Ime|Prezime|E-mail adresa|Da|Ne||Os"
        "talo|Komentar|Drugi komentar|Poredak % s|Skala 1|Skala 2|Neodlučan|Povećaj|Isto|Smanji|Muški~muški~muško"
        "g|Žensko~ženskog"
    ),
    "sr": (
        "ID одговора|Датум прослеђивања|Последња страна|Почетни језик||Токен|Датум почетка|Датум последње акције|"
        "IP адреса|Референтни URL|Укупно време|Време групе|Време питања|Име|Презиме|Имејл адреса|Да|Не||Остало|Ко"
        "ментар|Коментар 'Остало'|Рангирање %s|Скала 1|Скала 2|Неодлучан/неодлучна|Више|Исто|Умањи|Мушки|Женски"
    ),
    "bg": (
        "ID на отговора|Дата на подаване|Последна страница|Начален език||Токен|Дата на започване|Дата на последно"
        "то действие|IP адрес|URL адрес на източника на посещението~Сочещ URL адрес|Общо време|Време на групата|В"
        "реме за въпроса|Собствено име|Фамилия|Адрес за е-поща|Да|Не||Друго|Коментар|Друг коментар|Ранг %s|Скала "
        "1|Скала 2|Неопределен|Увеличава|Същият|Намалява|Мъж|Жена"
    ),
    "el": (
        "ID απάντησης|Ημερομηνία καταχώρισης|Τελευταία σελίδα|Αρχική γλώσσα|Seed (Τιμή εκκίνησης της γεννήτριας τ"
        "υχαιότητας)|Κουπόνι|Ημερομηνία έναρξης|Ημερομηνία τελευταίας ενέργειας|Διεύθυνση IP|URL αναφοράς|Συνολικ"
        "ός χρόνος|Χρόνος ομάδας|Χρόνος ερώτησης|Όνομα|Επώνυμο|Ηλεκτρονική διεύθυνση|Ναι|Όχι||Άλλο|Σχόλιο|Άλλο σχ"
        "όλιο|Ταξινόμηση %s|Κλίμακα 1|Κλίμακα 2|Αβέβαιο|Αύξηση|Ίδιο|Μείωση|Άνδρας|Γυναίκα"
    ),
    "lt": (
        "Atsakymo ID|Išsiuntimo data|Paskutinis puslapis|Kalba|Jungtis|Kodas|Pradėjimo data|Paskutinio veiksmo da"
        "ta|Skaitinis kompiuterio adresas|Kreipimosi nuoroda|Iš viso laiko:|Grupės laikas|Klausimo laikas|Vardas|"
        "Pavardė|El. pašto adresas|Taip|Ne||Kitos parinktys|Komentaras|Kitas komentaras|Vieta %s|1 stulpelis|2 st"
        "ulpelis|Abejojantis|Padidinti|Tas pats|Sumažinti|Vyras|Moteris"
    ),
    "lv": (
        "Atbildes ID|Nosūtīšanas datums|Pēdēja lapa|Sākuma valoda|Sākotnējā vērtība|Piekļuves kods|Sākuma datums|"
        "Pēdējās darbības datums|IP adrese|Ieteicēja adrese|Laiks kopā|Grupas laiks|Jautājuma laiks|Vārds|Uzvārds"
        "|E-pasta adrese|Jā|Nē||Cita atbilde|Komentārs|Citi komentāri|Rangs %s|Skala 1|Skala 2|Nav skaidrs|Pieaug"
        "ums|Tas pats|Samazinājums|Vīrietis|Sieviete"
    ),
    "et": (
        "Vastuse ID|Kinnitamise kuupäev|Viimane lehekülg|Alustamise keel|Seeme|Tunnuskood|Alustamise kuupäev|Viim"
        "ase tegevuse kuupäev|IP aadress|Viitav URL|Aeg kokku|Ploki aeg|Küsimuse aeg|Eesnimi|Perenimi|E-posti aad"
        "ress|Jah|Ei||Teised|Kommentaar|Muu kommentaar|Järjestus %s|Skaala 1|Skaala 2|Pole kindel|Suurenda|Sama|V"
        "ähenda|Mees|Naine"
    ),
    "fi": (
        "Vastaus-ID|Lähetys päivämäärä|Viimeinen sivu|Aloituskieli|Siemen|Pääsyavain~Tunniste|Aloituspäivämäärä|V"
        "iimeisimmän toiminteen päivämäärä|IP-osoite|Viittaava URL|Kokonaisaika|Ryhmän aika|Kysymyksen aika|Etuni"
        "mi|Sukunimi|Sähköpostiosoite|Kyllä|Ei||Muu|Kommentti|Muu kommentti|Sijoitus %s|Skaala 1|Skaala 2|En osaa"
        " sanoa|Kasvaa|Säilyy|Pienenee|Mies|Nainen"
    ),
    "sv": (
        "Svars-ID|Datum inskickad|Sista sidan|Startspråk|Frö|Åtkomstkod~Behörighetskod|Datum påbörjad|Datum senas"
        "te åtgärd|IP-adress|Hänvisande URL|Total tid|Tid för frågegruppen|Tid för frågan|Förnamn|Efternamn|E-pos"
        "tadress|Ja|Nej||Annat|Kommentar|Annan kommentar|Rangordning %s|Skala 1|Skala 2|Vet ej|Öka|Samma|Minska|M"
        "an|Kvinna"
    ),
    "da": (
        "Besvarelse-ID~Besvarelse ID|Dato for indsendelse|Sidste side|Standardsprog||Adgangskode~Deltagernøgle~Re"
        "spondentnøgle|Startdato|Dato for sidste handling|IP-adresse|Henvisende websted~Henvisende URL|Total tid|"
        "Gruppetid|Spørgsmålstid|Fornavn|Efternavn|E-mail adresse|Ja|Nej||Andet|Kommentar|Anden kommentar|Rang %s"
        "|Skala 1|Skala 2|Ved ikke|Øges|Uændret|Mindskes|Mand|Kvinde"
    ),
    "nb": (
        "Svar-ID|Dato for besvarelse|Siste side|Standardspråk|Frø|Tilgangskode~Nøkkel|Dato for oppstart|Dato for "
        "siste hendelse|IP-adresse|Avsenders URL|Totaltid|Gruppetid|Spørsmålstid|Fornavn|Etternavn|E-postadresse|"
        "Ja|Nei||Annet|Kommentar|Annen kommentar|Rangering %s|Skala 1|Skala 2|Usikker|Mer|Ingen endring|Mindre|Ma"
        "nn|Kvinne"
    ),
    "nn": (
        "Svar-ID|Innsendingsdato|Siste side|Standardspråk|Frø|Nøkkel|Startdato|Dato for siste hending|IP-adresse|"
        "Avsandar si URL|Totaltid|Gruppetid|Spørsmålstid|Førenamn|Etternamn|E-postadresse|Ja|Nei||Anna|Kommentar|"
        "Annan kommentar|Rangering %s|Skala 1|Skala 2|Usikker|Auk|Uendra|Reduser|Mann|Kvinne"
    ),
    "is": (
        "Svörunar ID|Dagsetning sendingar|Síðasta síða|Ræsa tungumál||Kenni|Upphafsdagsetning|Dagsetning síðustu "
        "aðgerðar|IP vistfang|Tilvísað URL|Samtals tími|Tími flokks|Tími spurningar|Fornafn|Föðurnafn|Netfang|Já|"
        "Nei||Annað|Athugasemd|Aðrar athugasemdir|Einkunn %s|Skali 1|skali 2|Ekki viss|Meira|Sama|Minna|Karlkyn|K"
        "venkyn"
    ),
    "mt": (
        "|Id-Data ta' meta ntbagħat|L-aħħar paġna|Ibda lingwa|||Id-Data ta' meta beda|Id-Data tal-aħħar azzjoni|L"
        "-Indirizz tal-IP|Min irrefera URL||||Isem|Kunjom|L-indirizz tal-Email|Iva|Le||Oħrajn|Kumment|Kummenti oħ"
        "ra|Grad/Rank %s|Skala 1|Skala 2|Mhux ċert|Żid|L-Istess|Naqqas|Raġel|Mara"
    ),
    "lb": (
        "ID de la réponse|Date de soumission|Dernière page|Langue de départ|||Date de lancement|Date de la derniè"
        "re action|Adresse IP|URL référente|Temps total :|Durée pour le groupe|Durée pour la question|Virnumm|Num"
        "m|Adresse de courriel|Jo|Neen||Autre|Commentaire|Commentaire pour autre|Classement %s|Échelle 1|Échelle "
        "2|Incertain|Augmenter|Sans changement|Diminuer|Männlech|Weiblech"
    ),
    "tr": (
        "Yanıt kodu|Gönderildiği tarih|Son bakılan sayfa|Başlangıç dili|Tohum|Erişim kodu~Pin kodu|Başlangıç tari"
        "hi|Son işlem tarihi|IP adresi~IP Adresi|Gelinen adres~Gelinen İnternet Adresi|Toplam zaman|Grup zamanı|S"
        "oru zamanı|Adı|Soyadı|E-posta adresi|Evet|Hayır||Diğer|Açıklama|Diğer açıklaması|Değerlendirme %s|Ölçek "
        "1|Ölçek 2|Kararsız|Artış|Aynı|Azalma~Azalme|Erkek|Kadın"
    ),
    "ru": (
        "ID ответа|Дата записи|Последняя страница|Начальный язык|Зерно|Код доступа~Ключ доступа|Дата начала|Время"
        " последнего обращения|IP адрес|URL перехода~URL ссылки|Общее время|Время группы|Время вопроса|Имя|Фамили"
        "я|Адрес E-mail|Да|Нет||Другое|Комментарий|Другие комментарии|Ранг %s|Шкала 1|Шкала 2|Не уверен|Увеличить"
        "|Без изменений|Уменьшить|Мужской|Женский"
    ),
    "uk": (
        "ID відповіді|Дата подання|Остання сторінка|Початкова мова|Початкове значення|Код доступу~Персональний ко"
        "д|Дата початку|Дата останньої дії|IP-адреса|URL відправника|Загальний час|Час групи|Час питання|Ім'я|Прі"
        "звище|Email адреса|Так|Ні||Інше|Коментар|Інший коментар|Ранг %s|Шкала 1|Шкала 2|Невизначений|Зростання|Т"
        "е ж саме|Спадання|Чоловіча|Жіноча"
    ),
    "ar": (
        "رقم الاستجابة|سلم بتاريخ|الصفحة الاخيرة|ابدأ اللغة|بذرة|رمز الدخول~رمز/ علامة|تاريخ البدء|تاريخ آخر عمل|"
        "عنوان بروتوكول الإنترنت|رابط مرجعي|اجمال الوقت|وقت المجموعة|وقت السؤال|الاسم الاول|اسم العائلة|البريد ال"
        "الكتروني|نعم|لا||آخر|تعليق|تعليق اخر|المرتبة %s|مقياس 1|مقياس 2|غير متأكد|زيادة|نفسه|نقصان|ذكر|أنثى"
    ),
    "he": (
        "זיהוי ID של התגובות|תאריך שליחה|עמוד אחרון|שפה התחלתית||קוד גישה~מחרוזת תוים|תאריך התחלה|תאריך פעולה אחר"
        'ונה|כתובת IP|קישור מפנה|זמן סך הכל|זמן הקבוצה|זמן שאלה|שם פרטי|שם משפחה|כתובת דוא"ל|כן|לא||אחר|הערה|הערה'
        " אחרת|דרגה %s|סולם 1|סולם 2|לא בטוח|הוסף|אותו דבר|הפחת|זכר|נקבה"
    ),
    "fa": (
        "شناسه پاسخ|تاریخ ارسال|آخرین صفحه|زبان شروع||توکن|تاریخ شروع|تاریخ آخرین اقدام|آدرس IP|نشانی اینترنتی ار"
        "جاع کننده|زمان کل|زمان گروه|زمان پرسش|نام|نام خانوادگی|آدرس ایمیل|بلی|خیر||غیره|توضیح|توضیح دیگر|رتبه %s"
        "|مقیاس 1|مقیاس 2|نامعلوم|افزايش|مشابه|کم کردن|مرد|زن"
    ),
    "zh-Hans": (
        "反馈 ID|提交的日期|末页|起始语言|种子|访问代码~操作代码|开始日期|上次操作日期|IP 地址"
        "|来源网址|总计时长|组时间|问题时间|名|姓|邮件地址|是|否||其它|评论|其它评论|排序 %s"
        "|尺度1|尺度2|不确定|增加|相同|减少|男|女"
    ),
    "zh-Hant-TW": (
        "回應編號|送出的日期|末頁|起始語言|種子|存取碼~邀請碼|開始日期|上次操作日期|IP 位址|來源"
        "網址|總時間~全部時間|題組時間|問題時間|名|姓|電子信箱地址~郵件地址|是|否||其它|評論|其"
        "它評論|排序 %s|分級1|分級2|不確定|增加|相同|減少|男|女"
    ),
    "ja": (
        "回答ID|回答完了日時~投稿日時|最終ページ|開始言語|シード|アクセスコード~トークン|開始日時|"
        "最終行動日時|IPアドレス|リンク元 URL~リンク元URL|合計時間|グループ時刻|質問時刻|姓~"
        "名|名~姓|メールアドレス|はい|いいえ||その他|コメント|その他コメント|ランク %s|スケール"
        "1|スケール2|どちらでもない|増加|同じ|減少|男性|女性"
    ),
    "ko": (
        "답변 ID~응답 ID|제출 날짜|마지막 페이지|기본 언어|초기값|액세스 코드~토큰|시작된 "
        "날짜|마지막 활동 날짜|IP 주소|레퍼러 URL|총 시간|그룹 시간|질문 시간|이름|성|이"
        "메일 주소|예(Y)~예|아니오(N)~아니오||기타|해설|다른 설명|랭크 %s|척도 1~단위"
        " 1|척도 2~단위 2|불확실한|증가|동일|감소|남성~남자|여성~여자"
    ),
    "vi": (
        "ID trả lời|Ngày gửi|Trang cuối cùng|Ngôn ngữ bắt đầu||Mã truy cập~MÃ SINH VIÊN|Ngày bắt đầu|Ngày hành độ"
        "ng cuối cùng|Địa chỉ IP|URL tham khảo|Tổng thời gian|Thời gian nhóm|Thời gian hỏi|Họ|Tên|Địa chỉ Email|C"
        "ó|Không||Khác|Chú thích|Bình luận khác|Hạng %s|Quy mô 1|Quy mô 2|Không chắc|Tăng|Không đổi|Giảm|Nam|Nữ"
    ),
    "id": (
        "ID tanggapan|Tanggal pengiriman|Halaman terakhir|Bahasa utama|Biji|Kode akses|Tanggal mulai|Tanggal tind"
        "akan terakhir|Alamat IP|URL perujuk|Waktu total|Waktu grup|Waktu pertanyaan|Nama depan|Nama belakang|Ala"
        "mat surel|Ya|Tidak||Lainnya|Komentar|Komentar lain|Peringkat %s|Skala 1|Skala 2|Ragu|Meningkat|Sama|Menu"
        "run|Laki-laki|Perempuan"
    ),
    "de-informal": (
        "Antwort ID|Datum Abgeschickt|Letzte Seite|Start-Sprache|Zufallswert~Zufallsgeneratorstartwert|Zugangscod"
        "e~Zugangsschlüssel|Datum gestartet|Datum letzte Aktivität|IP-Adresse|Weiterleitungs-URL|Gesamtzeit|Grupp"
        "enzeit|Fragenzeit|Vorname|Nachname|E-Mail-Adresse|Ja|Nein||Sonstiges|Kommentar|Anderer Kommentar||Skala "
        "1|Skala 2|Unsicher|Zunahme|Unverändert|Abnahme|Männlich|Weiblich"
    ),
    "nl-informal": (
        "Respons-ID|Datum verzonden|Laatste pagina|Begin taal|Plaats|Toegangscode|Startdatum|Datum laatste actie|"
        "IP-adres|Verwijzer-URL|Totaaltijd|Groepstijd|Vraagtijd|Voornaam|Achternaam|E-mailadres|Ja|Nee||Overige|O"
        "pmerking|Andere opmerkingen|Rang %s|Schaal 1|Schaal 2|Weet niet|Toenemend|Zelfde|Afnemend|Man|Vrouw"
    ),
    "es-MX": (
        "ID de la respuesta|Fecha en que se envió|Ultima pagina|Idioma de Inicio|Semilla|Código de acceso~Clave d"
        "e participante~Pase|Fecha en que inició|Fecha de la ultima accion|Dirección IP|URL de referencia|Tiempo "
        "total|Tiempo del grupo|tiempo de preguntas|Nombre(s)|Apellidos|Dirección de correo electrónico|Sí|||Otro"
        "|Comentario|Otro comentario|Rango %s|Escala 1|Escala 2|Dudoso|Aumento|IgualIncv|Disminución|Hombre|Mujer"
    ),
    "es-CO": (
        "ID de la respuesta|Fecha en que se envió|Ultima pagina|Idioma de Inicio|Semilla|Clave de participante|Fe"
        "cha en que inició|Fecha de la ultima accion|Dirección IP|URL de referencia|Tiempo total|Tiempo del grupo"
        "|tiempo de preguntas|Nombre(s)|Apellidos|Dirección de correo electrónico|Sí|||Otro|Comentario|Otro comen"
        "tario|Rango %s|Escala 1|Escala 2|Dudoso|Aumento|IgualIncv|Disminución|Hombre|Mujer"
    ),
}


def _terms(row: str) -> dict[str, tuple[str, ...]]:
    return {term: tuple(filter(None, cell.split("~"))) for term, cell in zip(TERMS, row.split("|"), strict=True)}


TRANSLATIONS: dict[str, dict[str, tuple[str, ...]]] = {language: _terms(row) for language, row in _TABLE.items()}
"""Language → term → the ways in which it is written."""
