"""The words around names of persons: titles, roles, labels, leads, closings, and what is named after persons.

All folded: lower case, without accents.
"""

from __future__ import annotations

from transforms.privacy.word_sets import word_set

CIVIL = word_set("""
    mm mr mrs ms mme mmes mlle mlles monsieur messieurs madame mesdames mademoiselle melle mister miss sieur
""")
# Streets, schools and foundations are named with these too.
HONORIFIC = word_set("""
    sœur
    me maitre dr drs docteur docteure pr prof professeur professeure abbe pere soeur frere pasteur rabbin imam
    colonel capitaine lieutenant commandant adjudant general marechal sergent major brigadier caporal amiral veuve
    cure
""")
PLURAL = frozenset({"mm", "mmes", "messieurs", "mesdames", "mlles", "drs"})

ROLES = word_set("""
    famille menuisier plombier electricien electricienne
    maire maires adjoint adjointe adjoints president presidente vice-president vice-presidente directeur
    directrice dgs dga dgst dsi drh daf dircab elu elue elus conseiller conseillere secretaire responsable chef
    cheffe technicien technicienne informaticien informaticienne animateur animatrice formateur formatrice
    mediateur mediatrice referent referente agent agente archiviste bibliothecaire mediathecaire infirmier
    infirmiere medecin instituteur institutrice enseignant enseignante stagiaire apprenti apprentie benevole
    volontaire collegue collegues correspondant correspondante interlocuteur interlocutrice coordinateur
    coordinatrice coordonnateur coordonnatrice gestionnaire prefet prefete sous-prefet sous-prefete proviseur
    proviseure principal doyenne doyen habitant habitante developpeur developpeuse ingenieur ingenieure
    geomaticien geomaticienne graphiste webmestre webmaster comptable policier gendarme garde pharmacien
    pharmacienne boulangere commercante artisan agriculteur agricultrice maraicher maraichere producteur
    productrice eleveur eleveuse voisin voisine ami amie epouse epoux mari femme fils fille frere soeur mere pere
    cousin cousine oncle tante retraite retraitee etudiant etudiante redacteur redactrice charge chargee depute
    deputee senateur senatrice ministre regisseur concierge gardien gardienne atsem cantonnier educateur
    educatrice psychologue avocat avocate notaire architecte urbaniste paysagiste photographe journaliste
    illustrateur illustratrice auteur autrice conteur conteuse musicien musicienne artiste moniteur monitrice
    entraineur entraineuse coach chauffeur cuisinier cuisiniere livreur livreuse couturiere facteur factrice
    doctorant doctorante pilote manager consultant consultante expert experte ingenieure cadre tuteur tutrice
    curateur curatrice patient patiente usager usagere allocataire beneficiaire administre administree director
    mayor teacher nurse manager officer clerk colleague coordinator head
""")
LABELS = ROLES | word_set("""
    contact contacts referents referentes resp interlocuteurs nom noms prenom prenoms signe signee signature suivi
    formateurs formatrices animateurs auteurs pilotes chefs participants participantes equipe membres presents
    intervenant intervenants intervenante intervenantes coordonnees coordination renseignements demandeur
    declarant declarante repondant repondante titulaire benevoles porteur porteuse porteurs personne personnes
    eleve agents lead lecteur relecture saisie redaction interim remplacant remplacante suppleant suppleante copie
    destinataire expediteur emetteur utilisateur utilisatrice identite patiente beneficiaires name attn
""")
LEADS = word_set("""
    aupres
    demander demandez appeler appelez rappeler joindre joignez contacter contactez voir adresser adressez ecrire
    ecrivez merci remerciements remercions remercier grace par chez avec depart arrivee idee vient travail
    initiative temoignage etat reponse avis soutien aide concours porte portee pilote pilotee anime animee concu
    concue redige redigee realise realisee signe interpeller solliciter prevenir informer soeur frere deces
    retraite hommage thank thanks ask call by with meet
""")
# After these, one given name alone is a person.
LONE_LEADS = LEADS - frozenset({"etat", "avis", "vient", "travail", "retraite", "soutien", "concours"})
CLOSINGS = word_set("""
    vous
    cordialement salutations respectueusement sincerement amicalement bonjour reception disposition journee
    courage bien-cordialement chaleureusement regards sincerely cdlt cdt bav merci avance amities signe
""")
LEAD_IN = word_set("""
    a au aux avec de d par la le l les notre votre nos vos mon ma mes son sa ses leur cher chere que
""")
ARTICLES = frozenset({"le", "la", "l", "les", "notre", "votre", "un", "une", "the", "our"})
PARTICLES = word_set("""
    de du des d la le les l van von der den ter ten vander vanden el al ben bin ibn ould abd abdel abou da das dos
    do di del della delle della e y zu zur zum af dit dite mac mc saint sainte st ste o m n
""")
# What a name of several words starts with in capitals: `Le Goff`, `El Mansouri`, `Ben Salem`, `Saint Martin`.
LEADING = PARTICLES - frozenset({"e", "y", "dit", "dite", "les", "m", "n", "o"})

THINGS = word_set("""
    carte pass
    rue rues avenue avenues boulevard boulevards bd place places placette quai quais pont allee allees impasse
    chemin square esplanade cours parvis carrefour rond-point giratoire parking route voie ruelle sentier
    promenade mail passage mediatheque bibliotheque ludotheque ecole ecoles college colleges lycee lycees
    universite campus amphitheatre amphi salle salles espace espaces centre centres maison maisons gymnase stade
    piscine complexe theatre cinema musee musees conservatoire auditorium hopital clinique chu chru ehpad
    residence foyer creche multi-accueil halte-garderie parc jardin jardins foret caserne tour immeuble batiment
    quartier cite zac zi za pole halle halles chapelle eglise cathedrale basilique groupe institut fondation
    association asso comite amis amies compagnie prix festival exposition expo film films concert concerts soiree
    spectacle piece oeuvre oeuvres livre roman chanson chansons loi lois plan dispositif rapport decret mission
    programme circulaire amendement regle test outil application appli logiciel progiciel robot plate-forme
    plateforme assistant chatbot solution boulangerie garage taxi cabinet librairie cafe restaurant magasin
    magasins epicerie pharmacie boutique societe entreprise sarl sas parcours jeu navette bus salon tombe statue
    buste monument fort batterie chateau domaine villa pavillon tiers-lieu fablab maternelle elementaire primaire
    micro-creche accueil internat port gare station bassin pepiniere hotel studio collection collections fonds
    rentree methode logement tablette tablettes box borne serveur moteur module portail site marque produit modele
    version laboratoire laboratoires editions edition imprimerie transports ets etablissements maisonnette
    mutuelle banque caisse ecomusee memorial theatre-cinema ateliers club union harmonie orchestre choeur chorale
    ensemble troupe archives terrain dojo court boulodrome velodrome hippodrome kiosque hameau lieu-dit rond
    passerelle tunnel viaduc barrage lac etang ile mont col vallee bois cote cap baie mystere theoreme theorie
    lampe pile effet facteur echelle indice maladie syndrome cc ca cu epci communaute agglomeration metropole pays
    traces style musique symphonie poemes fables contes tableau tableaux peintre peintures sculpteur laureat
    laureats promotion challenge trophee trophees tournoi coupe marathon rallye fete marche street school library
    hall operation chantier projet action collectif mouvement accord convention contrat traite directive
""")
# Between what is named and the person it is named after.
SKIPPED = word_set("""
    de du des d la le l les the of docteur dr general marechal abbe colonel capitaine commandant president
    professeur saint sainte pere soeur lieutenant amiral maitre jeune pasteur municipal municipale intercommunal
    intercommunale departemental departementale regional regionale communal communale polyvalente social sociale
    socioculturel culturel culturelle public publique prive privee scolaire primaire maternelle elementaire
    hospitalier rural rurale sportif sportive numerique associatif associative quartier nautique omnisports
    citoyen citoyenne mobile vocal nomme nommee appele appelee dit virtuel virtuelle commemorative temporaire
    telle vers et
""")

# Given names that are as often something else: a place, a word, a month, a product.
WEAK = word_set("""
    grace remise ravi
    france marine lorraine alsace savoie martinique guadeloupe oceane avril mai juin mars janvier aout noel paques
    ange ville fleur cerise prune iris jade perle ambre aurore aube espoir desire prudence modeste constant juste
    parfait aime aimee colombe olive prosper fortune reine princesse prince roi dieu domaine alma nova nana alexa
    siri cortana paris londres florence sienna asia asie inde chine america georgia virginia montana dakota leger
    si sondes any may just can don will many my mel automne ete printemps hiver edite mane marche angelus luna sol
    urbain urbaine lucky sunny merveille benefice ocean riviere clay ray art grant mark bill penny dolly sunday
    lundi mardi jeudi dimanche mercredi vendredi samedi solution carmen mercedes clio harmonie harmony symphonie
    sonate saint abc eden vega titan saturne hermes zeus hera diane venus ariane elan union alliance liberte
    egalite fraternite berger ecole maire mairie genie orange salut mobile geo cap tam taco ludo dom max li wei
    van an mali mina rio sana orly mona fatal sion bonte charite candide celeste tous elle ella all alpha omega
    delta sigma kia tesla nil amour ami amie loup lune soleil lou lina ally ria era lia ava mia io aria une
""")
# Names of products, streets and saints besides: alone, they are no person.
LONE_WEAK = WEAK | word_set("""
    victoire rose violette marguerite capucine clement blanche olivier laurier christian martin bernard robert
    mila maya emma pierre pascal stella marin sylvestre gaston riviere claire fanny megane zoe fabia melody dalida
    eve noe arthur olympe athena apollo ulysse merlin rosalie simone louis louise maurice marianne jules charles
    denis victor hector camille alice lea nina lola vivaldi tom hugo oscar felix leon leo max
""")
DIMINUTIVES = word_set("""
    vero momo jo fab seb steph manu nico gege jeannot lulu nono titi fred alex ben sam phil jeff pat dede gaby
    domi caro caro flo isa kiki mimi nath nat cricri jp jm jc marco toni tony tonio dany danny lou bea cathie
    cathou mumu zaza francky franky mick mich chris greg matt max leo theo tim tom tonton mado ginou jojo loulou
    riri ziggy oumar moussa mamadou abdoulaye cheikh ibrahima seydou adama modou khadim awa ndeye minh nguyen thi
    van linh huong wei li yan ming hiroshi yuki ravi anil priya sanjay ngozi chidi kwame kofi amadou boubacar
    lamine soazig soizic yann erwan gwenn maiwen tifenn lukasz wojciech krzysztof agnieszka katarzyna oleksandr
    volodymyr svitlana oksana dmytro andriy ioana mihai bogdan stefan zoltan istvan janos bjorn sven lars joao
    tiago rui nuno goncalo duarte inacio giulio luca matteo giuseppe enzo hassan hussein omar osama
""")

# Words written with a capital that are no part of a name: function words, bodies, roles, months, products.
COMMON = word_set("""
    municipalite municipalites le la les l un une des du de d et ou mais donc or ni car a au aux en dans sur sous
    par pour avec sans chez entre vers depuis pendant apres avant contre selon malgre ce cet cette ces cela ca
    ceci il elle ils elles on nous vous je tu me te se mon ma mes ton ta tes son sa ses notre nos votre vos leur
    leurs qui que quoi dont lequel laquelle quel quelle tout tous toute toutes plusieurs chaque aucun aucune autre
    autres meme memes est sont etait etaient sera seront ete etre avoir ont avait avaient aura peut peuvent fait
    faire fut ainsi alors aussi bien cependant comme comment deja encore enfin ensuite ici jamais lors lorsque
    mieux moins non oui parfois pas peu plus plutot pourquoi puis quand si souvent surtout toujours tres trop
    voici voila rien merci bonjour bonsoir the and of for with our we in on at to is are was it its they this that
    from by as an be janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi
    mardi mercredi jeudi vendredi samedi dimanche noel paques toussaint ascension pentecote covid mairie mairies
    maire ville villes commune communes communaute communautes agglomeration agglo metropole departement region
    pays cc ca cu epci sivu sivom sictom siaep petr pnr prefecture etat republique conseil comite commission
    chambre syndicat association associations fondation institut ecole college lycee universite centre maison
    espace service services direction bureau pole poste police gendarmerie pompiers hopital clinique ehpad ccas
    cias mission agence office groupe societe entreprise cooperative sarl sas sa scop scic club union federation
    ligue cercle amicale croix croix-rouge secours restos familles famille rurales emmaus caf cpam msa ars dreal
    ddt anct anssi cnil csirt cnfpt amf adcf banque caisse mutuelle numerique connect habitat tourisme mobilite
    mobilites emploi relance bleu bleue energie energies eau fibre telecom telecoms info infos internet web media
    medias radio tele television musique culture sport sports sante social sociale solidaire solidaires solidarite
    solidarites nature environnement transport transports education nationale national territoire territoires
    territoriale developpement economie economique participation citoyen citoyenne public publique publics
    publiques informatique informatiques technologie technologies technique techniques systeme systemes digital
    data cloud solution solutions consulting conseils ingenierie formation insertion jeunesse jeunes enfance
    patrimoine archives bibliotheque mediatheque ludotheque musee theatre cinema salle parc jardin place rue
    avenue boulevard quartier village hameau bourg nord sud est ouest centre-ville international internationale
    europe europeen europeenne france francais francaise francaises nouvelle nouveau haut haute bas basse grand
    grande grands petite vieux sainte saint st ste port pont mont val vallee cote cotes ile iles mer lac plage
    bois foret plan loi projet programme contrat convention dispositif action operation fonds budget marche lot
    phase etape niveau contact contacts tel telephone mobile portable fax mail courriel email adresse site page
    lien url google microsoft apple facebook meta twitter instagram tiktok youtube linkedin whatsapp teams zoom
    jitsi skype slack discord telegram excel word office outlook drupal wordpress joomla moodle nextcloud
    framasoft framaforms framadate framapad framatalk trello glpi qgis openstreetmap doctolib pronote ciril
    berger-levrault jvs cosoluce inetum orange sfr bouygues free la-poste laposte decidim citykomi panneaupocket
    illiwap intramuros lumiplan maelis arpege abri atelier ateliers borne bornes carte cafe carrefour cap campus
    coworking cyber drive fablab fete forum foyer guichet jeu journal journee kit lettre lieu livre logiciel lot
    matinee module nuit objectif outil outils parcours pass permanence plateforme plate-forme point portail prix
    reseau residence salon semaine soiree station studio tablette tiers-lieu tiers-lieux visite webinaire zone
    suite gestion accueil aide appel adjoint adjointe president presidente vice-president vice-presidente
    directeur directrice dgs dga dsi drh elu elue conseiller conseillere secretaire responsable chef cheffe
    technicien technicienne informaticien animateur animatrice formateur formatrice mediateur mediatrice referent
    referente agent agente prefet prefete proviseur charge chargee coordinateur coordinatrice correspondant
    interlocuteur gestionnaire docteur professeur maitre madame monsieur mme mr mlle colonel capitaine general
    cordialement interim bretagne normandie alsace lorraine occitanie provence aquitaine corse bourgogne auvergne
    loire rhone seine oise manche gironde landes vendee bordeaux lyon lille nantes paris marseille toulouse
    strasbourg rennes nice angers lorient brest afrique maroc algerie tunisie belgique suisse partners partenaires
    fablabs voir acces demande demandes inscription inscriptions livraison distribution mise creation ouverture
    lancement organisation utilisation achat installation equipement equipements visio visioconference teletravail
    ordinateurs ordinateur masques courses commande commandes collecte soutien continuite information
    communication consultation concertation cours devoirs ecoles habitants seniors personnes enfants parents
    commercants commerces producteurs agents elus benevoles gazette relais edition collection mobilise business
    steria gemini expert experts systems system group labs lab foundation school library council city town county
    office open source linux windows android jury cour tribunal academie rectorat inspection lions rotary scouts
    guides eclaireurs voirie compta comptabilite finances paie urbanisme technique reprographie scolarite cabinet
    accueil standard hotline interieur exterieur semestre trimestre annee mois jour jours heure heures euros euro
""")

_NAMES_OF_STREETS = """
    jean bouin, andre malraux, mary poppins, jacques tati, jean vigo, romain gary, gerard philipe, pierre perret,
    abbe pierre, ada lovelace, agnes varda, aime cesaire, alain mimoun, alan turing, albert camus, albert einstein,
    albert kahn, albert londres, albert schweitzer, alexandre dumas, alexandre le grand, alphonse daudet,
    ambroise croizat, ambroise pare, anatole france, angela davis, anna de noailles, anne frank,
    antoine de saint-exupery, antoine parmentier, aristide briand, arsene lupin, arthur rimbaud, auguste comte,
    auguste renoir, auguste rodin, barbara, berthe morisot, bill gates, blaise pascal, boris vian, camille claudel,
    camille saint-saens, celestin freinet, charles aznavour, charles baudelaire, charles de gaulle,
    charles perrault, charlie chaplin, charlie hebdo, christian dior, claude bernard, claude chappe, claude debussy,
    claude francois, claude levi-strauss, claude monet, claude nougaro, daniel balavoine, denis diderot,
    donald trump, edgar degas, edith piaf, edouard manet, edouard philippe, elon musk, elsa triolet, emile zola,
    emmanuel macron, eugene delacroix, felix eboue, ferdinand buisson, ferdinand de lesseps, fernand leger,
    france gall, francois hollande, francois ier, francois mitterrand, francois premier, francois rabelais,
    francois truffaut, francoise dolto, francoise sagan, frederic joliot, frederic mistral, frida kahlo,
    gaston defferre, genevieve de gaulle, george sand, georges bizet, georges brassens, georges clemenceau,
    georges perec, georges pompidou, gerard philipe, germaine tillion, gilles clement, greta thunberg,
    guillaume apollinaire, gustave courbet, gustave eiffel, gustave flaubert, guy de maupassant, guy moquet,
    harry potter, hector berlioz, helene boucher, henri dunant, henri iv, henri matisse, honore de balzac,
    irene joliot-curie, isaac newton, jacques brel, jacques cartier, jacques chirac, jacques coeur, jacques demy,
    jacques lusseyran, jacques prevert, jacques-yves cousteau, jean bart, jean castex, jean cocteau, jean dausset,
    jean de la fontaine, jean ferrat, jean gabin, jean giono, jean jaures, jean mace, jean macé, jean mermoz,
    jean monnet, jean moulin, jean nouvel, jean pain, jean perrin, jean racine, jean renoir, jean rostand,
    jean rouch, jean tinguely, jean vilar, jean zay, jean-baptiste corot, jean-baptiste poquelin,
    jean-francois millet, jean-henri fabre, jean-jacques rousseau, jean-paul sartre, jean-philippe rameau,
    jeanne d arc, joachim du bellay, joe biden, johnny hallyday, joseph fourier, joseph kessel, jules cesar,
    jules ferry, jules verne, le corbusier, leo lagrange, leon blum, leonard de vinci, leopold sedar senghor,
    louis aragon, louis armstrong, louis braille, louis de funes, louis jouvet, louis pasteur, louis vuitton,
    louis xiv, louis xvi, louise michel, luc montagnier, lucie aubrac, marc chagall, marcel cerdan, marcel pagnol,
    marcel proust, marco polo, marguerite de navarre, marguerite duras, marguerite yourcenar, maria montessori,
    marie claire, marie curie, marie galante, marie-antoinette d autriche, martin luther king, maurice ravel,
    max jacob, mere teresa, michel berger, michel de montaigne, michel foucault, miles davis, napoleon bonaparte,
    nelson mandela, nicolas boileau, nicolas sarkozy, niki de saint phalle, olivier de serres, olivier veran,
    olympe de gouges, pablo picasso, paul bert, paul bocuse, paul cezanne, paul eluard, paul gauguin, paul langevin,
    paul verlaine, pierre bourdieu, pierre brossolette, pierre corneille, pierre curie, pierre de coubertin,
    pierre de ronsard, pierre fabre, pierre loti, pierre mauroy, pierre mendes, pierre soulages, prosper merimee,
    raoul follereau, raymond aubrac, raymond kopa, raymond queneau, rene char, rene descartes, robert debre,
    robert schuman, robin des bois, romain gary, romain rolland, rosa bonheur, rosa parks, saint exupery,
    samuel de champlain, serge gainsbourg, sherlock holmes, simone de beauvoir, simone veil, simone weil,
    steve jobs, suzanne valadon, thomas pesquet, toussaint louverture, valentin hauy, victor hugo,
    victor schoelcher, victor segalen, victor vasarely, vincent van gogh, walt disney, yves klein, yves rocher
"""
# Full names that streets, schools and shops bear.
FAMOUS = frozenset(name.strip() for name in _NAMES_OF_STREETS.split(","))
