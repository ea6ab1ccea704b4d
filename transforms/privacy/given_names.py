"""Given names of people born in France, folded: lower case, without accents, compound ones by their parts.

Source: Insee, « Fichier des prénoms », births from 1900 to 2018, Licence Ouverte 2.0: the names given at least
500 times (`FREQUENT`) and 100 times (`RARER`) to one sex. Names of two letters are left out.
"""

from __future__ import annotations

from transforms.privacy.word_sets import word_set

FREQUENT = word_set(
    """
aaliyah aaron abby abd abdallah abdel abdelaziz abdelghani abdelhafid abdelhak abdelhakim abdelhalim abdelhamid
abdelkader abdelkarim abdelkrim abdellah abdellatif abdelmajid abdelmalek abdelmalik abderahmane abderrahim
abderrahman abderrahmane abdessamad abdon abdou abdoul abdoulaye abdoullah abdullah abed abel abigael abigaelle
abigail abou aboubacar aboubakar abraham aby abygaelle achille achraf ada adam adama adame adan adel adela adelaide
adele adelia adelie adelin adelina adeline adem aden adil adnan adnane adolphe adolphine adonis adrian adriana adriano
adriel adrien adrienne aedan aela agatha agathe aglae agnes ahcene ahlam ahlem ahmad ahmed ahmet aicha aida aidan
aiden aimable aime aimee aimen aimeric aimie aimy aina ainhoa aisha aissa aissata aissatou akila akim akli akram aksel
aksil alaa alain alais alan alana alann alaric alassane alba alban albane albanie alberic albert alberte albertine
alberto albin albine alcide aldo aldric alec alejandro aleksandar aleksandra alessandra alessandro alessia alessio
aleth alex alexa alexander alexandra alexandre alexandrine alexandro alexane alexi alexia alexian alexiane alexie
alexina alexine alexis alexy aleyna alfonso alfred alfreda alfredine alfredo ali alia alice alicia alicya alida
alienor aliette alima alina aline aliou alison alissa alissia alisson alistair alix alixe aliya aliyah alize alizea
alizee allain allan allison allyson alma alois aloise alonzo aloys aloyse alperen alpha alphonse alphonsine alvaro
alvin alvina alwena aly alya alyah alycia alyson alyssa alyssia alysson amadou amael amaia amal amale amalia amalya
amand amanda amandine amani amar amara amaury amaya ambre ambrine ambroise ambroisine amede amedee amel amelia amelie
amelina ameline amelle amicie amin amina aminata amine amir amira amjad ammar amory amy ana anabel anabela anabelle
anae anael anaelle anais anaise anas anass anastasia anastasie anatole anaya anderson andoni andre andrea andreas
andree andrei andreia andres andrew andy anes ange angel angela angele angelica angelin angelina angeline angelique
angelo angie ania anicet anicette anick anie anis aniss anissa anisse anita ann anna annabel annabella annabelle
annaelle annaick annaig anne anneliese annelise annelyse annette annic annick annie annik annita annonciade anny
anouar anouchka anouck anouk anselme anthea anthime anthonin anthony antoine antoinette anton antone antonella antoni
antonia antonie antonietta antonin antonine antonino antonio antony antton any anya anyssa apolline appoline appolonie
april arcade archibald arda arezki argentine aria ariana ariane ariel arielle aris ariste aristide arlette arman
armance armand armande armandine armando armantine armel armelle arnaud arnauld arnault arno arnold aron arsene
arthemise arthur arthus artur artus arwa arwen ary arya ashley asia asma asmaa asmae assa assia assil assiya assma
assomption assya astrid astride asya athanase athena athenais atika attilio aubane aubert aubin aude audran audrey
audric augusta auguste augustin augustina augustine aurane aure aurel aurele aurelia aurelie aurelien aureline aurelio
auriane aurianne aurora aurore auxane auxence ava avril awa awen awena axel axelle aya ayah ayana ayat ayaz aydan
ayden ayhan ayla aylan aylin ayline ayman aymane aymen aymeric aymerick ayna ayoub ayrton ayse azad azdine azedine
azeline azilis aziliz aziz aziza azra azzedine bachir badis badr bahia bakary balthazar baptiste baptistin baptistine
baran barbara barbe barnabe barthelemy basile basma bastian bastien bathilde batiste baudouin baya bayram beatrice
beatrix beatriz bechir belinay belinda belkacem bella ben benedicte benjamin benjamine benoist benoit benoite beranger
berangere berat berenger berengere berenice bernadette bernadine bernard bernardin bernardine bertha berthe bertille
bertin bertrand beryl besma bettina betty betul beverly beyza bianca bilal bilel billal billel billie billy binta
bintou bixente blaise blanche blandine bleuenn bleuette boleslaw boniface bonnie boris boualem boubacar boubakar
boubou bouchra bradley brahim brandon brayan brenda brendan briac brian brice brieuc brigitte britany brittany
bronislaw bronislawa bruce bruna brune bruno bryan burak busra byron cali calie calista calixte callie calogero calvin
caly calypso camel camelia cameron camil camila camilia camilla camille camillia camron can candice candide candy
candyce canelle cannelle capucine carina carine carinne carl carla carline carlo carlos carmela carmelo carmen carol
carolane carole carolina caroline carolle casimir cassandra cassandre cassidy cassie cassy castille cataleya catalina
catarina catherine cathia cathie cathy catia caty cecile cecilia cedric cedrick cedrik cedrine celena celeste celestin
celestine celia celian celiane celie celina celine celya celyan cem cendrine cerise cesaire cesar cesarine chadi
chadia chafik chahid chahine chahinez chaima chaimaa chainez chakib chana chanel chanelle chantal chantale charlelie
charlemagne charlene charles charlette charley charli charlie charline charlise charlize charlot charlotte charly
charlyne chayma cheick cheikh cheima chelsea chelsy cherif cherifa cherine cheryl cheyenne chiara chimene chiraz
chirine chloe chloee chretien chris christ christa christel christele christelle christian christiana christiane
christianne christie christina christine christophe christopher chrystel chrystele chrystelle ciara cihan cindy
cinthia clair claire clairette clara clarence clarice clarissa clarisse clarysse claude claudette claudia claudie
claudine claudio claudius claudy clayton clea clelia clelie clemence clement clementine cleo cleophee clet cloe
clotaire clothilde clotilde clovis colas colbert coleen colette colin coline colleen collette colline colombe colyne
come conception concetta conchita conrad constance constant constantin cora coralie coraline coraly corantin corentin
corentine corine corinne corrine corto cosette coumba cristel cristelle cristiano cristina crystal curtis cylia cyndie
cynthia cyprien cyprienne cyr cyriane cyriaque cyrielle cyril cyrille cyrine czeslaw dahlia daisy dalia dalida dalil
dalila dalya damian damien damienne damla dan dana danae dani dania danie daniel daniela daniele daniella danielle
danny dante dany daoud daouda daphne daphnee daria darine dario darius darren daryl dave david davide davina davy
dawson dayan dayana dean debora deborah dejan delia delphin delphine delya demba denis denise deniz denys denyse derya
desire desiree deva diana diane didier diego dieudonne dieynaba dilan dilara dilek dimitri dimitry dina dino diogo
divine djamal djamel djamila djemel djemila djena djeneba djenna djessy djibril djilali djulian dolly dolores domenico
domingo dominica dominique domitille don donald donat donatien donatienne donia donna donovan dora doria dorian
doriane dorianne dorine doris dorothee doryan douglas dounia dounya dragan driss duncan dwayne dylan ebru eda eddie
eddy eden edgar edgard edith edithe edme edmee edmond edmonde edouard eduardo edward edwige edwin edwina efe eglantine
eileen ela elaia elana elda elea eleana eleanor eleanore elen elena eleonore elfie elfriede eli elia elian eliana
eliane elianne elias eliaz elie elies eliette elif elijah elina eline elio eliot eliott elisa elisabete elisabeth
elise elisee elissa eliza elizabeth ella ellen ellie elliot elliott elly ellyn elma eloa eloan eloane elodie elody
eloi eloise elona elora elouan elouann elouen elric elsa else elsie elvin elvina elvira elvire elvis ely elya elyana
elyane elyas elyes elyna elyne elynn elyo elysa elyse elyssa elza ema emanuel emel emelie emeline emelyne emeraude
emeric emerick emi emie emil emile emilia emilie emilien emilienne emilio emily emin emine emir emirhan emma emmanuel
emmanuella emmanuelle emmeline emmie emmy emna emre emrick emrys emy enael enea eneko enes enguerran enguerrand enis
ennio enoha enola enora enrick enrico enrique enza enzo epiphane erdem erell eren eric erica erich erick ericka erik
erika erin erina erine erkan erna ernest ernestine ernesto erwan erwann erwin eryn eryne eslem esma esmeralda
esperance esra esteban estella estelle estevan esther etan ethan ethann ethel etienne etiennette eudes eudoxie eugene
eugenia eugenie eulalie eunice euphrasie eurydice eusebe eustache eva evan evana evane evangeline evann evans evariste
eve eveline evelyne even evie evy ewan ewann ewen ewenn expedit eya eyden eymen eymeric eytan eythan ezechiel ezekiel
ezio ezra fabian fabien fabienne fabio fabiola fabrice fabrizio fadela fadi fadila fadoua fadwa fahd fahim faiza
fanette fannie fanny fanta fantine fany faouzi farah fares farid farida faride faris farouk farrah faten fathi fathia
fatih fatiha fatima fatimata fatma fatna fatou fatouma fatoumata faustin faustine faycal fayssal felicia felicie
felicien felicienne felicite felipe felix ferdinand ferhat feriel fernand fernanda fernande fernando feryel fethi
feyza fidele filip filipe filiz fiona firas firdaous firdaws firmin flavia flavian flavie flavien flavio flavy fleur
fleurine fleury flora floran flore floreal florelle florence florent florentin florentine florette florian floriane
florianne florie florient florimond florina florine floris fortune fortunee fouad foucauld foued fouzia franc franca
france franceline francelise francesca francesco francette francia franciane francine francis francisca francisco
francisque franck francky franco francois francoise frank franklin franky frantz franz fred freddy frederic frederick
frederik frederique fredy frida frieda fritz fulbert furkan gabin gabriel gabriela gabriella gabrielle gabryel gaby
gael gaele gaelle gaetan gaetane gaetano gaia galaad gamze garance garry gary gaspar gaspard gaston gatien gaultier
gauthier gautier gaylord gemma genevieve geoffray geoffrey geoffroy george georges georget georgette georgia georgina
georgine gerald geraldine gerard gerardine geraud germain germaine gerome gersende gertrude gerty gervais gervaise
gery ghislain ghislaine ghizlane ghyslaine giacomo giani gianni gil gilbert gilberte gilda gildas gilette gilles
gillette gillian gilliane gina ginette gino giovani giovanna giovanni giovanny giovany gisele giselle gislain gislaine
gislhaine giulia giulian giuliana giuliano giulio giuseppe giuseppina gizem gladys glenn gloria glwadys godefroy
gokhan gontran gonzague goran goulven goundo grace gracieuse gratien gratienne graziella greg gregoire gregory guenael
guenaelle guenola guenole guido guilaine guilhem guillaume guillem guillemette guiseppe guislaine gurvan gustave guy
guylaine guylene gwenael gwenaelle gwendal gwendoline gwendolyne gwenn gwennaelle gwenola gwenole gwladys gyslaine
habib habiba haby hacene hadda hadi hadj hadja hadrien hafid hafida hafsa hailey hajar hajer hakan hakim hakima halil
halim halima hamdi hamed hamid hamida hamidou hamza hana hanaa hanae hanan hanane hania hanifa hanna hannah hans haris
harmonie harmony harold haron haroun harouna harry harun hasan hasna hassan hassane hassen hassina hatem hatice hatim
hava hawa haya hayat hayate hayden hayet hayette hazal heather hector hedi hedwige hedy heidi helder helen helena
helene helga heliane heliette helin helios heloise henda hendrick henri henria henrick henriette henrique henry
herbert herman hermance hermann hermine herminie hermione herve herveline hiba hicham hichame hichem hidaya hilaire
hilal hilarion hilda hildegarde hina hind hinda hinde hippolyte hocine honore honorine horace hortense houari houcine
houda houria hubert huberte hugo hugues huguette hulya humbert huseyin hyacinthe ian ianis iban ibrahim ibrahima
ibtissam ibtissem icham ichem ida idir idris idriss idrissa ignace igor ihsan ikram ikrame ilan ilana ilane ilann
ilario ilayda ilda ileana ilena ilham ilhame ilhan ilhem ilian iliana iliane ilias ilies illan illona ilona ilyan
ilyana ilyane ilyas ilyass ilyasse ilyes ilyess imad iman imane imanol imany imed imen imene imran imrane ina inaya
inayah incarnation india indiana indira ines iness ingrid inna innocent insaf iona irem irena irene irenee irina iris
irma irmine irvin isaac isaak isabel isabella isabelle isadora isaiah isaie isaline isalyne isaure ishak ishaq isia
isidore isis islam islem isma ismael ismahane ismail isra israa israel issa issam ivan ivana ivann ivette ivonne ivy
iwan iyad iyed izia jacinthe jack jacki jackie jackson jacky jacob jacqueline jacques jacqui jacquie jacquy jad jade
jaden jahid jaime jaky jalal jalil jamal jamel james jamil jamila jan jana jane janelle janice janick janie janina
janine janique janis janna jannah jannick jannine janny jany jaouad jarod jasmin jasmine jason jassem jassim javier
jawad jawed jayden jayson jean jeanine jeanne jeannette jeannick jeannie jeannine jeannot jeanny jeff jefferson
jeffrey jehan jehanne jena jenifer jenna jennah jennifer jenny jennyfer jeoffrey jeremi jeremie jeremy jerome jeromine
jerry jesse jessica jessie jessika jessim jessy jessyca jesus jibril jihad jihane jill jim jimmy jinane joachim
joackim joakim joan joana joane joann joanna joanne joannes joannie joanny joao joaquim joaquin jocelin joceline
jocelyn jocelyne jodie jody joe joel joele joelle joey joffrette joffrey johan johana johane johann johanna johanne
johannes john johnny johny jolan jon jonah jonas jonathan joran jordan jordane jordi jordy jorge joris jorys jose
josee josefa joseline joselito joselyne joseph josepha josephe josephine josette joshua josian josiane josianne josie
josselin josseline josselyne josue josy josyane joud joumana joy joyce juan juana juanita juanito jude judicael judith
julen jules julia julian juliana juliane juliann julianna julianne juliano julie julien julienne juliette juline julio
julius jullian july julyan june junior just juste justin justine kaan kader kadiatou kadidiatou kadidja kadija kadir
kahil kahina kaina kais kaiss kali kalie kalvin kaly kamal kamel kamelia kameron kamil kamila kamilia kaoutar karamba
karel karelle karen karene karim karima karin karina karine karinne karl karla kassandra kassim kassy katarina kate
katell katherine kathia kathleen kathy katia katie katleen katty katy katya kawtar kawthar kayden kayla kaylan kaylia
kayliah kayna kays keira kelia kelian kellian kelly kellya keltoum kelvin kelya kelyan kemal ken kenan kendji kendra
kendrick kenji kenjy kenneth kenny kentin keny kenza kenzi kenzo kenzy keran kerem keren kerian kerim keryan kessy
ketsia ketty kevan kevin kevyn keyla keylan keylia keylian keziah khadidja khadija khady khaled khalid khalil khalis
khalissa khedidja kheira kiara kieran kilian killian killyan kilyan kim kimberley kimberly kiyan klara kleber klebert
klervi kloe koumba kris kristel kristell kristelle kristina krystal krystel kubra kurt kurtis kyara kylan kyle kylian
kyliane kyliann kylie kyllian kyrian ladislas ladji laeticia laetitia lahcen lahcene lahna laid laila laina lakdar
lakhdar lalia lalie laly lambert lamia lamine lamya lana lancelot landry lanna laora lara larbi larissa larry lassana
latifa laura laurane lauranne laure laureen laureline lauren laurena laurence laurene laurent laurentine laurette
lauriane laurianne laurie laurina laurine laury lauryn lauryne lawrence laya layana layanah layla layna lazare lea
leah leana leandra leandre leandro leane leanna leanne leeloo leelou leena leeroy lehna leia leila leina lelia lena
lenaic lenaig leni lenna lennie lenny leny lenzo leo leocadie leon leona leonard leonardo leonce leoncie leone leonel
leonide leonie leonne leonor leonore leontine leopold leopoldine lesia leslie lesly leticia letitia letizia levana
levi levy lewis lexane lexie leya leyla leyna lia liam liana liane lidia lidwine liham lila lilas lili lilia lilian
liliana liliane lilianne lilie lilio lilly liloo lilou lilwenn lily lilya lina linda lindsay lindsey line linette lino
linoa linsay lionel lionnel lior liora lisa lisandro lisandru lisbeth lise lisea liselotte lisette lisiane lison
lissandro lisy liv livia livio liya liyah liz liza lizea lizzie lloyd loan loana loane loann loanne lobna loelia
loetitia loeva loevan logan logann lohan lohann loic loick loik lois loise lola lolita lona lony loona lora loraine
loredana lorelei loren lorena lorene lorenza lorenzo lorette loriane loric lorick lorie lorik lorine loris lorna
lorraine lorris lory lorys lotfi lou louan louana louane louann louanne louay loubna louca loucas loucia louen louis
louisa louise louisette louisiane louison louiza louka loukas louna lounes lounis loup lovely lowen luan luana lubin
luc luca lucas lucay lucca luce lucenzo lucette lucia lucian luciana luciano lucie lucien lucienne lucile lucille
lucinda lucine lucrece lucy ludivine ludmila ludmilla ludovic ludwig luigi luis luisa luka lukas luke luna lya lyah
lyam lyana lyanna lycia lydia lydiane lydie lyes lyham lyla lylia lylian lyliane lyloo lylou lyna lynda lyne lynn
lynna lyonel lysa lysandre lyse lysiane lysie lyvia maceo macha madani maddie maddy madelaine madeleine madeline
madina madison madisson madjid mady madyson mae mael maela maelan maelane maelia maelie maeline maelis maeliss
maelisse maella maelle maelly maellys maely maelya maelyne maelys maelyss maelysse maena maeva maewenn magali magalie
magaly magda magdalena magdeleine maggy magloire maguelone maguy maha mahamadou mahault mahaut mahdi mahe mahel maher
mahina mahmoud maho mai maia maider maika mailis maily mailys maimouna maina maissa maissane maite maitena maiwen
maiwenn majda majid makan malak malaurie malaury malcolm malcom malek malena malia malicia malick malik malika
mallaury mallorie mallory malo malone malonn malorie malory malou malvina malya mama mamadou mame mamou mamoudou manal
manar mandy manel manelle manfred mani mano manoa manoah manoe manoel manolo manon mansour manu manuel manuela
manuella manuelle mao mara maram marc marceau marcel marcelin marceline marcella marcelle marcellin marcelline
marcello marco marcus mareva margaret margareth margaux margo margot marguerite maria mariam mariama mariame marian
mariana mariane marianna marianne mariannick mariano marie mariella marielle mariem marien marietta mariette marika
marilene mariline marilou marilyn marilyne marilys marin marina marine marinette marino mario marion marisa marise
marissa marius mariya marjane marjolaine marjorie marjory mark marko marlene marley marlise marlon marlone marlyse
maroua marouan marouane maroussia marta martha marthe martial martin martina martine marty marvin marvyn marwa marwan
marwane mary marya maryam maryan maryannick maryem marylene marylin maryline marylise marylou maryne maryse maryvonne
massimo massinissa mateo matheo mathew mathias mathieu mathilda mathilde mathis mathurin mathurine mathys matias
matilda matilde matis matisse matt matteo mattheo matthew matthias matthieu matthis matthys mattia mattias mattis
mattys matys maud maude maurane maureen maurice mauricette mauricia maurille maurine maverick max maxance maxandre
maxence maxens maxim maxime maximilian maximilien maximilienne maximin maxine may maya mayar mayeul maylie mayline
maylis mayliss mayra mayron mayssa mayssane mazarine medard meddy mederic medhi medhy medina medine medy megan megane
meggie meggy meghan meghane mehdi mehdy mehmet meissa melaine melanie melany melchior melda melek melia melie melih
meliha melika melike melina melinda meline melis melisa melisande melissa melissande melissandre mellina melodie
melody melusine melvil melvin melvyn melya melyna melynda melyne melyssa mendy mercedes meredith meriam meriem merlin
merve merwan meryam meryem meryl mesmin messaoud messaouda meven mewen meyssa meziane mia micael michael michaela
michaelle michel michele micheline michelle mickael mickaela mickaella mickaelle mieczyslaw miguel mika mikael mikail
mike mikel mila milan milana milann milena milene milhan milhane milla milo miloud mimoun mina minh mira miranda
mireille mirella miriam miryam miya moana modeste modibo mohamad mohamed mohammad mohammed mohand moise moisette
mokhtar moktar molly mona moncef monette monia monica monika monique montaine morad morane morgan morgane morgann
morganne mouad mouhamadou mouhamed mouhammad moulay mouloud mouna mounia mounir mounira mourad moussa moustafa
moustapha muguette muhammad muhammed muhammet murat muriel muriele murielle musa mustafa mustapha mya myla mylan
mylann mylena mylene myriam myriame myriane myrianne myriem myron myrtille nabil nabila nabile nacer nacera nacim nada
nadege nader nadia nadiege nadim nadine nadir nadira nael naelle nafissa nahel nahia nahil nahim nahima nahla naia
nail naila naim naima nais najat najate najet najia najib najim najoua najwa nancy nans naomi naomie naomy naoual
naouel naoufel narcisse nasser nassera nassim nassima nassira nastasia natacha natalia natalie natan natasha nateo
nathael nathalia nathalie nathan nathanael nathanaelle nathaniel natheo nawal nawel nawelle nawfel naya nayah nayel
nayla naziha nazim nedjma neela neil neila nejma nelia nell nella nellie nello nelly nelson nelya neo nermine neslihan
nesrine ness nessa nessim nessrine nestor neven neyla nicaise nicholas nicola nicolas nicole nicolette nicolle niels
nihad nihal nihel nikita nikola nil nila nils nina nine nino ninon niouma nisa nisrine nizar noa noah noam noan noe
noel noela noele noelia noelie noeline noella noelle noellie noelly noelyne noemi noemie noemy noha noham nohan nohann
nohlan nola nolan nolane nolann nolhan nolhann nollan nolwen nolwenn noor nora norah norbert nordine noria norma
norman nouara nour noura nourdine noureddine nouredine nourhane nouria nourredine numa nuno oceane oceanne octave
octavie odelia odette odile odille odilon odin oihan oihana okan oksana olfa olga olive oliver olivia olivier ollivier
olympe omar ombeline omer ondine onesime onur ophelia ophelie orane orhan oriana oriane orianne orlando orlane ornella
oscar osman oswald othilie othman othmane othon otto ouafa oualid ouarda ouardia oumaima oumar oumayma oumou ourida
ousmane oussama owen ozan ozlem pablo paco pacome palmyre paloma pamela paola paolina paolo paquerette paquita parfait
pascal pascale pascaline patric patrice patricia patrick patxi paul paula paule paulette paulin paulina pauline paulo
pavel pedro peggy peio pelagie penelope perine perla perle perrine peter petronille petrus pharell philemon philibert
philiberte philip philippe philippine philomene phoebe pia pierre pierrette pierric pierrick pierrine pierrot pietro
pilar placide pol precilia precillia prescilia prescilla prescillia preston prince prisca priscilia priscilla
priscille priscillia prosper prudence prudent prune pulcherie qassim quentin quitterie rabah rabia racha rachel
rachele rachelle rachid rachida radegonde radia radouane rafael rafik rahim rahma raissa raja rajaa ralph ramata
ramazan rami ramon ramy ramzi rana randy rania ranya raouf raoul raphael raphaele raphaella raphaelle raquel rayan
rayane rayann rayen rayhan rayhana raymond raymonde raynald rayyan razane rebecca reda redha redouane redwan regina
reginald regine regis reine rejane remi remond remy renald renan renato renaud rene renee renelle renzo reymond
reymonde reynald riad ricardo richard rida rigobert rihanna riley rim rima rime rina rino rita ritchy ritej riwan
riyad robert roberte robertine roberto robin robinson rocco roch rodolphe rodrigo rodrigue roger rohan rokia roland
rolande rolland rollande romain romaine romaissa roman romane romann romaric romeo romuald romy ronald ronan ronny
rony rosa rosaire rosalia rosalie rosan rosane rosanna rosanne rosaria rosario rose roseline roselyne rosemonde
rosette rosie rosina rosine rosita rosy roxane roxanne roy rozenn ruben rubens ruby ruddy rudolph rudolphe rudy rufine
rui rumeysa ruth ryad ryan rym saad saadia sabah saber sabina sabine sabri sabrina sabrine sabry sacha sadia sadio
safa safaa safae safia safir safiya safwan safwane safya sahra said saida saint sainte sajid sakina salah saleha salem
salif salih saliha salim salima salimata sally salma salman salome salomee salomon saloua salsabil salvador salvator
salvatore salwa sam samah samanta samantha samba samet sami samia samir samira sammy samra samson samuel samy samya
sana sanaa sanae sanah sandie sandra sandrina sandrine sandro sandy sania santiago saona saphia sara sarah sarra sasha
saskia satine saturnin saul sauveur savana savanah savannah sayan scarlett scholastique scott scotty sean sebastian
sebastien sebastienne segolene sekou selen selena selene selim selin selina selma selyan sema semih sena sephora
seraphin seraphine serena serge sergine sergio serine serkan servais servane sevan sevda severin severine seydou seyma
shaima shaina shainez shana shanel shania shanice shanna shannon shanon shanone sharon shawn shayma shayna sheherazade
sheila shelly shelsy sherazade sherine sherley sheryne shirel shirine shirley shona siana sibel sibylle sidi sidney
sidonie sidy siegfried sienna sigrid siham sihame sihem sila silas siloe silvain silvana silvere silvia silviane
silvie silvio silya simeon simon simone simonne sinan sindy sinem sira sirine sixtine skander slim sliman slimane
sloan sloane smail smain soan soane soann soazig soen sofia sofian sofiane sofien sofiene sofyan sohan sohane sohann
soizic solal solan solange soledad solen solene solenn solenne soline solveig solyne sonia sonja sonny sony sonya
sophia sophian sophiane sophie soraya soren sorenza soria sosthene souad soufian soufiane souhail souhayl souheil
souhila soukaina soukayna soulayman soulaymane souleyman souleymane souleymen soumaya soumeya soumia stacy stan
stanislas stanislaw stanislawa stanley stany stecy steeve steeven steevy stefan stefania stefano steffie steffy stella
stephan stephane stephania stephanie stephen sterenn stessie stessy stevan steve steven stevens stevy suleyman sulivan
sullivan sully sullyvan sultan sulyvan sunny susan susie suzana suzanna suzanne suzel suzelle suzette suzie suzon suzy
sven svetlana swan swann syana sybille sydney sylia sylvain sylvaine sylvana sylvanie sylvere sylvestre sylvette
sylvia sylvian sylviane sylvianne sylvie sylvine sylvio syrine tadeusz taha tahar tahina taina tais talia talya tamara
tancrede tangi tanguy tania tanya tao taoufik tara tarek tarik tasnim tasnime tassadit tatiana tayeb taylor tayron tea
ted teddy telio telma teo terence teresa terry tesnim tesnime tess tessa tessy teva thais thalia thalya thao thea
theau thelio thelma theo theodora theodore theodule theophane theophile theotime theresa therese theresia thereze thi
thiago thibaud thibault thibaut thierno thierry thiery thimeo thomas thomassine thya thymeo tia tiago tiana tibo
tiburce tidiane tifaine tifanie tifanny tifany tifenn tiffanie tiffany tilio tim timael timeo timmy timo timote
timothe timothee timothy tina tino tiphaine tiphanie tiphany titouan tiziana tiziano tobias tolga tom tomas tommy tomy
toni tony toscane toufik touria toussaint toussainte toussine tracy trecy tressy tristan trystan tugba tugdual tya
tyana tylan tyler tylian tylio tymeo typhaine typhanie tyron tyson ugo ugur ulric ulrich ulrick ulysse umberto umit
umut urbain ursula ursule vadim valentin valentina valentine valentino valere valeria valerian valeriane valerie
valery van vanda vanessa vanille vanina vasco vassili vera veronica veronique vianney vicente vicky victoire victor
victoria victorien victorin victorine viktor vince vincent vincente vincenzo vinciane violaine violetta violette
virgil virgile virginia virginie vital vitaline vito vittorio vivian viviane vivianne vivien vivienne vladimir volkan
voltaire wael wafa wafaa wahib wahiba wahid wahil wail walid walter wanda wandrille warda waren warren wassil wassila
wassim wayne wenceslas wendy werner wesley whitney wiam widad wilfrid wilfried wilhem willem william williams willy
wilson wissal wissam wissem wladimir wladislas wladislaw wladislawa wladyslaw wladyslawa wolfgang wyatt xabi xan
xavier xaviere yacin yacine yacoub yael yaelle yahia yahya yamin yamina yamine yamna yan yani yanice yanick yanis
yaniss yanisse yann yanni yannic yannick yannik yannis yara yasemin yasin yasine yasmin yasmina yasmine yasser yassin
yassine yassir yaya yazid yelena yeliz ylan ylana ylann ylian yliana ylies ylona ynes yoan yoann yoel yohan yohann
yolaine yolan yoland yolanda yolande yolene yona yoni yorick yosra youcef youen youenn youmna youna younes youness
youri yousra yousri youssef youssouf youssra ysaline yseult yuna yunus yusuf yvain yvan yvana yvann yvanna yveline
yvelise yves yvette yvon yvonne yvonnick zacharia zacharie zachary zack zackary zahia zahra zaina zainab zaineb zakari
zakaria zakariya zakary zakarya zakia zara zayd zayn zaynab zayneb zehra zeineb zelia zelie zeliha zephirin zeyneb
zeynep zia ziad zied zina zineb zinedine zita ziyad zoe zohra zora zoran zoubida zulma zyad
"""
)

RARER = word_set(
    """
aadil aaliya aalya aalyah aarone abbas abbes abbie abbygael abbygaelle abdalah abde abdelah abdelali abdelatif
abdeldjalil abdelhadi abdelilah abdelillah abdeljalil abdellaziz abdelmadjid abdelnasser abdelnour abdelouahab
abdelrahim abdelrahman abdelrahmane abdelrani abdelsamad abdeltif abdelwahab abdenbi abdennour abdenour abderahim
abderahman abderrazak abdeslam abdeslem abdoulah abdourahmane abdramane abdul abdulkadir abdurrahman abelle abiba
abilio abinaya abir abla aboubakary aboubaker aboubakr aboulaye abriel abygael abygail acelya achile achour adalbert
adaline adams adar adda adelino adelle adelphine adelyne ademe aderito adham adhan adhemar adib adile adina adine
adixia adja adlan adlane adlen adlene adolfo adria adriane adrianna adrianne adryan adryen aeden ael aelia aelig aelis
aelys aenor aeris aeryn afaf afef afida afif afifa afnane afonso agata agate agenor aghiles aglaee agnan agnese
agostinho agostino agustin aharon ahlame ahleme ahmadou aileen aima aimad aiman aimane aimeline aimerick aimery ainara
ainoa aissam aisse aisseta aissetou aitana aitor aiya aiyana ajay akash akif akil akima akin akira akshaya aladin alae
alaeddine alaia alane alanis alanna alannah alayna albanne albano alberta albertina albina albino alcida alcidie
alcime alda alderic aldina aldjia aldrick aldwin alek aleksander alen alena alenzo ales alesia alessa alev alexan
alexandrie alexandrina alexandru alexanne alexe alexei alexianne alexio alexya alexys alfrede alhan alhassane aliah
aliana alican alick alihan alim alin aliocha aliona alioune alisa alise alisea alisee alisha alisone alissone alissya
alister alixia aliza allal allegra allen allia alliette allisson alliya alliyah ally allya allyah allycia allyssa
allyssia almamy almina almir almire alon alone alonso alparslan alper alphonso alric alrick alsace altan althea alvine
alvyn alwenna alwin alyana alyce alyette alyna alyne alys alysee alysha alysse alyzee amable amadeo amaelle amalie
aman amana amance amande amane amans amany amarande amaria amaryllis amayas amber amed amedine amela amele amelien
amely amelya amelyne amelys ameni americo ameur ami amiel amilcar aminatou amjed amna amor amos amour amparo amra amza
anabella anaclet anaee anaele anahe anahi anahita anaia anaick anaig anaik anakin analia ananda anasse anastacia
anastase anastassia anasthasia anasthasie anatolie anays ancelin andeol andgel andi andie andoche andra andreane
andreanne andreea andria andry anelia anemone aness anette anfal anfel angeles angelia angelie angelika angelino
angelita angella angelle angely angelyna angelyne anghjulina angus angy anh ani anic anice anicee anicia aniela anik
anika anil anique anir anisa anise anissia anja anjali annae annael annah annaik annais annecy anneline annemarie
annet anni annique annissa annoncia annwenn annyvonne anoir anonyme anoushka anta antar anthelme anthon anthoni
anthonny anthyme antinea antoinise antonina antonn antonny anwar anys anysia anzo aodren aouatif apoline apollinaire
apollonie appolinaire arabelle aram aramis arantxa aras arbia archange areski argan ari arianna arianne arie ariele
arif arife arij arije ariles arina arista aristote arizona arlene arlindo armanda armele armeline armen armide armin
arminda armindo armonie armony arnaldo arnould arold arone aronn arouna arris arron arsen arslan artemise arturo
arwenn aryan arzu asael ascension asena ashanti ashraf ashton ashvin ashwin asim asiya asiye aslam aslan asli aslihan
asmahane asmin asmina asna assad assala assane assetou assile assim assina assita assitan assiyah assunta aston astou
astree atakan atef athina athmane atilla atman atmane attila aubeline aubry audelia audeline audette audray audren
audrick audrina audry augustave augusto aura aurea aureane auregane aurelian aureliane aurelienne aurely auria aurian
auriana austin automne auxanne aveline avelino avi aviel avigail avit avital aviva avner avraham avram awatif axele
ayaan ayad ayala ayan ayann ayanna ayda aydin ayem ayham aykut aylane ayleen aymar aymard aymeline aymene aymerik
aymie aynur ayoube ayron aysegul aysel aysenur aysha aysima aysun ayten ayyoub azeddine azelie azenor azilys azize
azylis azzeddine azziz baba babacar babette babylas bader badia badra badre badreddine badredine badys bafode bahar
bahija bakari bakhta balkis balla balqis bamba bambi bambo bamby bandiougou bao baptist barberine baris barka barry
bartholome basil basmala bassam bassem bassirou bassma batoul batuhan baudoin bayane bayron bazil bazile bedirhan
bekir belaid belen belgacem belkis bellinda benaissa benali benamar benat benedict beni benita benito benji benjy
benoni berard beren berfin berivan berkan berkant berkay bernabe bernadin bernardino bernardo berthilde berthile
berthille bertil bertile bertina bertine bertrande berty betina betsy beverley beya beytullah bibi bibiane bienaime
bienvenu bilale bilaly bilitis biljana bineta bjorn blanca blas blessing blondine bluette bob boban bobby bocar bochra
bogdan bojan boleslas bonaventure boran bosco boubaker bouchaib bouchera boucif boulaye boumediene boumedienne bouna
boussad bouziane bouzid brad brady brahima brandy brayane brayann brayton brendon brendy brewen briag briana brianna
bridget brieg brieux britanie britanny brithany britney bronislas brooke brooklyn bruneau brunehilde brunella brunelle
brunette brunhilde bryana bryann bryanna bryce bryton btissam btissame bulent bunyamin burcu burhan caitlin caitline
caitlyn caleb callista calliste cally calogera calvyn calysta camal camellia camelya camerone camile camilo camilya
camylle canan candida candido candie candys caner cansu cantin cara carel caren carene carima carlie carlota carlotta
carly carlyne carmel carmele carmelina carmella carmelle carmine carolanne caroll carolyn carolyne casey casimira
cassia cassian cassien cassiopee cataldo caterina catharina catheline catherina cathleen cattleya cebrail cecil
cecilie cecilien celal celene celenie celien celim celinie celio cellia cemal cemil cemile cengiz cennet cenzo ceren
cerena cerine ceslaw ceyda ceylan ceylian ceylin chabane chad chaden chady chafia chafika chahd chahida chahin
chahinaz chahinaze chahineze chahrazad chahrazade chahrazed chai chaimae chaina chainese chaineze chaker chakir chalom
chama chams chamseddine chanael chanez chaneze chani channel chantalle chaouki charaf charbel charef charif charifa
charlaine charleen charlesia charleyne charlyse chayan chaymaa chaymae chayna chaynez cheickna cheickne cheik chelssy
chems chemsdine chemseddine chemsedine cherazade cheryne cheyma chihab chiraze chjara chlea chmouel chokri chouaib
choukri chrislaine chrislene chrissy christal christella christiano christilla christin christofer christoph christy
chrys chrystal ciana cidalia cigdem cilia cillian cindel cinderella cindie cinthya cinzia circe cirine ciryl cisse
cladie clarance clark clarys claudien clelya clemencia clementin clervie clery cleya clhoe cliff clifford clio
clodette clodomir cloee cloelia clorinde clyde cody collin collyne colomba colomban colombine colyn concepcion connor
constantine constantino consuelo coralyne cordelia corenthin corentyn corey corina corneille cornelia cornelie corrado
cory coryse cosima cosimo cosme costa court courtney craig crepin crescent cris cristal cristale cristele cristian
cristiana cristiane cristine cristobal cristophe crystale crystel crystelle curt curtys cyana cyane cyann cybele
cybelia cylian cyliane cyndel cyndelle cyndi cyndia cyndy cyntia cyriac cyrian cyriel cyrile cyrill cyrus czeslawa
dabia dado daenerys dahbia daina daivy dakota dalal dalel dalhia dali dalibor dalinda dalla daloba damaris damase
damia damiens damir damon damya danael danaelle dane danil danila danilo danis daniya dann danna dannie danton danya
danyl dara darel darell daren darie darina daris darko darlene darryl darwin darya dastan dauphine davi davia davidson
davis davon davut dawn dawoud daya dayane dayann dayen dayena daymon dayna dayron dayvon dea debra declan defne dehlia
del delal delhia delice delinda dembo demet deni denia denilson denisa denize dennis dennys denovan denzel deolinda
dereck derek derick derrick desir destiny devan deven devon devran devrim devy dewi deyan dgino diaba diaby diadie
diahoumba dialla diandra diara diariatou diarra didem dienaba dieneba dieter dihya dikra dila dilane dilay dilhan dima
dinah dinis dior diouma divya diwan diya diyar djaden djahid djalil djamela djamil djamilla djana django djanis djanna
djany djason djawad djawed djayan djayann djayden djayson djebril djelloul djemal djenaba djenabou djennah djeson
djessim djibryl djiby djida djillali djime djimmy djimy djina djino djordan djoulia djoulian djovany djulia djuliann
djulyan doan doctrove dogan dogukan doha dolene domenica domingos dominic dominico dominik dona donatella donato
donavan dondu donovane donovann donya dorcas doreen dorette doriana doriann dorina dorinda dorinne dorothy dorra
dorsaf doryane doryann doua douaa douha dov dragana dramane drice dris drissia drucilla dryss duane duarte duc dulce
dune dunkan dusty duygu dyana dyclan dylane dylann dyllan dyna earvin eban ebrar ebubekir ece ecrin edan edanur edda
eddine edeline edem edene edenn edern edhen edilbert edin edina edison edite ediz edma edna edoardo edouardo edson
eduard edvard edvige edvin edwyn edy edzio effie efflam effy ege egidio egon eitan eithan ekin ekram ekrem elaine
elais elanur elaura elaya elder eleane elene elenna eleona eleonor eleonora elfi elfy elhadj elhadji elham elhame
eliah eliahou eliakim eliam elianna eliano elicia elida elidjah eliel elien eliezer elikya elimane elin elinor eliona
elior eliora elios eliote elioth elisabelle elisea elisei eliseo elisha elisheva elisio eliya eliyah eliz elizabete
elizan elize elizio ellana ellande ellea ellena ellia ellina elline ellora ellya ellyne ellynn elmas elmedin elmedina
elmire eloann eloanne elohan elohim eloic eloine elois elon elone elorri elouane elowan eloy elphege elrick elsy elton
elvan elven elvia elvine elvyn elwan elwann elwen elwenn elwin elyah elyam elyan elyanna elyass elyasse elycia elyesa
elyess elyesse elyette elyjah elyn elyot elyott elysee elysia elyssia emanuela emanuelle emelia emerance emerence
emerik emerson emery emilian emiliana emiliano emiline emilya emina emira emircan emjy emmanuela emmanuele emme
emmelyne emmi emrah emran emric emylie ena enaelle enaya encarnacion endrick endy engin engrace enio enki ennemond
enoa enoah enogat enorah enric ensar envel enya enys enzio eole eolia eowyn ephraim ephrem epiphanie eponine eray
ercan erdal erdogan erhan erinn erman ermine erminia ernesta erol eros ersin ertugrul erva ervan ervin erynn erza
esaie esdras esila esin esmanur esmee esperanza esprit essam essia essya estebane estebann estel estela estele ester
estera esteve estheban esthel estrella etane etann ethane etiennise ettore eucher eugenio euloge euphemie euphrosine
eurielle eusebio eustase eutrope evaelle evanna evanne evelina evelyn evelyse evenor evens ever evhan evin evodie
evrard ewa ewald exauce expedite eyad eyal eydan eyleen eylem eyline eylul eyma eymerick eyoub eyup eyvan ezel
ezequiel ezgi ezilda ezzio fabiana fabiano fabricio fabrina fadel fadhila fadia fadil fadime fadma fady fael fahad
fahed fahima fahmi faical fairouz faisal faissal faith faiz fallon fallone fallou falone fama fanch fanchon fanelie
fanie fantin faouzia fara farel farell faress farha farhan farhat fariza faroudja faruk fatah fateh fatema fatia fatim
fatimatou fatime fatine fatira fatmanur faty faudel faustino fausto fauve fawzi fawzia fayad faycel fayrouz faysal
fayza fazia federico fedi fedora fedy fehmi felice felixia fella fenda ferdaous ferdaws ferdi ferdinande ferial ferid
ferie ferielle ferouz ferreol fiacre fidan fidel fideline fidji figen filippo filomena fily finn fiora fiorella
fiorenzo firat firdevs firmine flavienne fleurette fleuriane flor florane florencia florentina florestan florestine
floria floriana floriant florida florien florimonde florin florinda florise floryan floryne floyd fode fodie fodil
fortuna fouade foucault foudil foulemata foulques foune fousseny fouzi francelyne frances francescu franceska
francinet francise franciska franciszek franckie frankie freddi freddie frederica frederico frederika fredo freya
fridolin friede fulberte fulgence funda fyona gabi gabie gabriele gabyn gad gaela gaella gaetana gaetanne gaiane gala
galdric gamal ganaelle gaoussou garris gastonne gatienne gaulthier gauvain gavin gaya gayane gaye gaylor gebril gedeon
gena genia genna gennaro genovefa genowefa gentiane gentil geo georgie georgio georgy geralde gerardo gerda geremy
gerhard germinal gerry gersande ghais ghali ghalia ghania ghariba ghilas ghiles ghislene ghita ghizlaine ghjulia
ghjuvan ghofrane ghyslain gian giancarlo gianluca gianna gianny giany gibril gihane gilberto giles gilian giliane
gille gines ginger gioia giorgi giorgia giorgio giovan giovana gipsy girard gisela giselaine gishlaine gislene
gismonde gitane giuliann giullia giuseppa gizele gizelle gladie gladis glawdys glen gloire godeleine godfroy gohan
gokan goncalo gontrand gonul gonzalo gordana gordon gorete gorka goulwen goundoba gracia gracianne gracie gracinda
gracy gratianne grazia gregor gregori gregoria gregorie gregorio greta gualbert guenhael guerino guerlain guerric
guewen gui guibert guila guilain guilene guilhaume guilherme guilian guillain guillaine guillaumette guillaumine
guillermo guillian guirec guiseppina guislain gul gulay gulcan gulsen gulsum gulten guney gunther gurkan gurvann
gurwan gustavie gustavo gustin guylain guylian guyto gwanaelle gweltaz gwen gwenaele gwendeline gwendolina gwendolyn
gwenegan gwenhael gwennael gwenvael gwilherm gysele habi habibatou hacen hacer hachemi hachim haci hacina hada hadama
hadassa hadel hadia hadidja hadil hadjar hadjer hadjila hadjira hady hafed hafssa hager haider haifa haikel haile
hailie haim haitam haitem haitham haithem haize haizea hajare hakime hala haley halimatou halime halina hamadi hamady
hamel hamet hamilton hamou handy hanen hanene hani hanife hanine hanissa haniya hannae hannan hannane hannelore hanya
harald harone haroune harper harris harrison harvey hary hasnaa hasni hasret hassana hassiba hassna hatouma hatoumata
haude havana havin havva hayatte haydan haydar hayder haykel hayley haylie haytam haytem haytham haythem hazel heaven
hebert heddi heddy hedia hedwig heidy heinz hela helea helia helian helias helie helier helina heline helio hella
helmi helmut helmuth helyett helyette hemma hendrik hendryk hendy heni henia henoc henrietta henrik henryk henzo
herland hermeline hermence hermes hermina herminia herta herwan hery heyden hilario hilary hilde hildebert hildegard
hildevert hilel hillary hillel hinata hinatea hinaya hira hiranur hisham hissam hizia hoang hoani hoche hoda hoel
holly hombeline homere honorat honoree hope horacio horatio horia horst hortence hortensia hosanna hosni hossam
houaria houdayfa houdeyfa houleye housna housni houssam houssein houssem houssine howard hubertine hugolin humberto
humeyra husna hussein hylan hynd hyppolite iago iana iannis ibtihal ibtihel ibtisam ibtisem ibtissame idalie idalina
idaline idil idoia idrisse idryss ignacio ihab iheb ihsane ihssane iker ikra ilanna ilaria ildebert ildephonse
ildevert ilea ileane ilef ilenzo iliam iliann iliano iliass iliasse iliess iliesse ilina iline iliona ilkan ilker
ilknur illana illian illiana illies illyan illyana illyes iloa iloan ilse ilya ilyam ilyann ilyanna ilyesse ilyna
imade imaine imani imelda imraan inaia inaki inas inass inasse incarnacion indra indy inel inessa inesse inge ingeborg
innaya innocente inola inssaf intissar intza ioan ioana ion ionut ipek irchad irfan irfane irmgard irmgarde irwin
iryna irys isa isaaq isabeau isabela isac isai isaia isak isalys isam isao isaora isaura isayah isciane isee iseline
iseult ishac isham isidora isidro isild iskander isleym ismahan ismahen ismaila ismene ismerie ismet isolde isoline
israe issame isshak isshaq issra italia italo iva ivane ivanna ivanne ivano ives ivo ivone ivrin iwen izaac izac izak
izel izya izza izzie izzy jaafar jaber jabir jacinta jacinto jacque jacquelin jacquis jada jadwiga jael jaelle jahden
jahed jaheim jahel jahida jahya jahyan jahyana jahyann jaimie jaimy jaina jaison jake jaki jakie jakub jalane jalel
jalia jalila jalis jallal jamale jamela jamie jamilla jamy janaelle janah janane janel janet janette janik jannat
janne jannie janvier janyce jao jaoid jaoued jaouen japhet jared jasim jasmina jasper jasser jauffrey jawen jay jaya
jayan jayann jayce jaylan jazia jazz jeane jeanette jeanick jeanie jeanina jeaninne jeanna jeannina jeanot jeason
jebril jed jehane jelena jemima jemmy jennie jenyfer jeremiah jersey jerzy jeson jess jessi jesson jessym jeyson
jezabel jhon jhonny jihan jihanne jihed jihen jihene jil jilali jilani jillian jimi jimy jinene jiyan joachin joanes
joanie joany joaquina joas jocya joeffrey joella joevin joffray joffre johakim johanie johannie johanny johany johara
johnatan johnathan johnson jokin jolann joline jomana jona jonael jonatan jonathane jonathann jonnhy jonny jorane
jordana jordann jorel jorian jorick jorris jory josceline joscelyne josef josefina joselita josephte josete josh
josias josine josquin joss josse josselyn jossua josua josuah joude joudia jouhayna joulia jounayd jovan jovana jovani
jovanny jovany joye jozef juba judes judex judicaelle judickael judie judikael judy jugurtha jule julide juliet
julietta julina jullien julot julya julyann julyne jun juna junayd junie juno junon jurgen justina justinien kacem
kaci kacim kacper kacy kada kaddour kadia kadidia kadour kadra kady kael kaelan kaelig kaely kaelys kaena kahena
kahila kahyl kahyna kahys kai kaila kaily kailys kaissa kaissy kaitlyn kaled kalen kalia kalid kalidou kalifa kalil
kalilou kalim kalina kalinka kalissa kalista kally kaltoum kalvyn kalya kalyan kalys kalyssa kalysta kama kamar
kamelya kamille kamilya kamissa kamron kamyl kandia kanelle kani kantin kany kanza kaouthar kara karam karamoko
kardelen kardiatou kareen karell karime karline karol karolane karole karolina karoline karyn karyne kasandra
kassandre kassidy kassie kataleya katalina katalyna katel kateline katelyne katerina katharina katheline kathie
kathlyn kathryn katiana katline katlyne katniss katrina kaya kaycee kaylah kaylee kayleen kaylian kaylie kayline
kayron kayss kayssie kazim keanu keelan keenan keila keilya keina keisha keissy keith kelan keliane kelig kelim keline
kelio kellan kellia kellie kellyah kellyan kellyne kelsey kelsy kelvyn kelyah kelyana kelyane kelyann kelyna kelyo
kelyssa kemil kemuel kenael kenaya kendal kendall kendjy kendy kenya kenzie keo keoni kepa kerrian kerry kerwan
keryann kesia kessie ketia keven kevine kevser kewan kewin keyan keyliah keyna keynan keyra keyran keyron keysha
keyssie keyvan kezia keziban khadidiatou khadim khadra khaira khais khalida khalifa khalys khaoula khawla kheireddine
khelia khelifa khelil khelya khemis khiara khira khloe khouloud khoumba khylian kian kiana kiera kiliane kiliann
killiann kilyann kimany kimberlay kimi kimia kimie kimmy kimora kimy kimya kinan kinane kingsley kingston kinsley kira
kiran kirsten kiyane klaus klea klervia klervie konrad koralie korantin koray korentin kouider koussay krishna kriss
krista kristal kristen kristian kristofer kristopher kristy krys krystelle krysten kubilay kurtys kuzey kyan kyana
kyann kylia kyliam kyliana kylliann kylyan kym kymani kymia kynan kyra kyran kyria kyron lael laela laelia laena
laetizia lahouari lahoucine lahyna laia laika lais laissa lala lali lalita lalla lallie lally lalou lalya lamiae lamis
lamisse lamri lanah largo larisa lars laszlo latefa latika laudine lauraine lauralee lauralie lauraline lauraly
laurana laureane laurelenn laurelyne laurencia laurencie laurencine laurenn laurenne laurenza laurenzo lauretta lauria
laurian lauriana lauric laurick laurinda lauris lauryane laurys lavinia layal layan layane layann layanna layannah
layel layina layth layvin lazar lazarette lazarine lazhar leann leatitia lee leela leen leevan leeyah leger leho
lehyan leilani leilla leilou leire leiya lelio lelya lemmy lenael lenaelle lenaick lenaik lenais lenie lenka lenni
lennon lenora leocadia leonarde leoncia leonidas leonis leonnie leonora leonus leony leopaul leria leroy lesley letty
leu levanah levent levon lexa lexy leyan leyana lezin lhana liah lianna liazid liberte liberto licia lida lidie lidy
lidya lie liel lies lilah lilette lilirose lilith lilla lilli lillia lillian lilliane lillie lillou lilo lilouan
lilouane lilwen lilyan lilyana lilyane lilyrose lin linaya lincey lindy linh linna linon linsey lio liona lionelle
lirone liroy lisandra lisandre lisenn lisia lisianne lisie lissa lissana lissandre lital livie liyam liyana lizandro
lize lizia lizie lizio lizon lizy lizzy llona lloris loa loam loanna loay loe loeiz loeiza loelie loeline loen logane
loghan lohane lohanne loicia loig lokman lokmane loli lolie lolla loly lomane lomig loni lonis lonni lonny looka
loqman loqmane loraline lorane lore lorea loreen loreena loreline lorella lorenz loretta lori lorian loriana lorianne
lorin lorina lorinda lorrie lorry loryane loryne lothaire louai louanna loucian louciana loucka louenn louey louhane
louhann louisia louisie louisy loujaine loujayn loujayne loukia loukian loula loulia loumeo lounna lounys louqman
lourdes loutfi louve louy lovan lowan loyd loys lua luane lucet luciane lucianne lucilia lucina lucio luck lucka
luckas lucky luco lucyle lucynda ludger ludiwine ludo ludovick ludyvine lugdivine luhan luidgi luidgy luidji luidjy
luigia luigina luiz luiza luken lula lune luqman lurdes luther luz lyad lyanah lyda lyderic lydwine lyess lyha lyhana
lyhanna lylah lylas lyliana lylie lylio lyllou lylwenn lyly lyn lynah lyndsay lynne lyonnel lyra lyron lys lysandra
lysandro lysea lysia lysian lysianne lyson lyssana lyssandre lyssandro lyssia lyvan lyvann lyvio lyza lyzea lyzie
maamar maayane mabrouk mabrouka macaire macire mackenzie madalena maddalena maddi maddly madely madelyne maden madenn
madhi madi madiana madiane madiba madie madiha madisone madissone madleen madline madly madlyne mado madysson maelann
maele maeleen maelenn maeli maelice maelig maelise maellia maellie maelline maellis maellya maelo maelwenn maelyn
maelynn maelyse maera maeron maessa maevane maeve maewen mafalda magdelaine maggie magguy magid magnolia magou
maguelonne maguette mahalia mahana mahawa mahdy mahedine mahee mahera mahery maheva mahfoud mahieddine mahiedine mahir
mahira mahjouba mahmut maialen maiana maiann maida maiky maila mailane maili mailie mailine mailly mailo mailyne
mailyss maira mairon maissam maithe maixent maja majd majdeline majdi majdoline majdouline majida makram maksen maksim
malaika malake malamine malica maliha malina malko mallaurie maloe malon malvin malvyna maly malycia malyssia mamadi
mamady mamar mamert mamode mana manael manale manao manasse mandie manea manech manele manil manissa manny manola
manolie manolita manolito manuele many maona marame marcelino marcellus marcelo marcia marcien marcienne marcio marck
marcos marcy marek margarette margarida margarita margaud margault margerie margherita margueritte mari mariah
mariamou marianick mariata mariatou mariaye maribel marieke mariel mariele marieme marietou marilia marilyse marinella
mariska marisol maritchu maritxu maritza marivonne marize marjan marjolene markus marla marlaine marleine marline
marlo marlonn marlow marly marlyne marnia marnie maro maroi maroine martiale martim marveen marvine marwann marwen
marwin maryama maryame maryanne maryelle marylaine marylaure marylis maryna maryon marysa marysette maryssa masha
mason massi massil massilia massilya massin massine massy massyl matea matei mateis mateus mateusz mathea matheis
matheus mathyas mathylde mathyss mati matilin matiss mattea matteu mattew matti mattieu mattin matty maty matyas
matyss maugan maurad mauranne mauricio maurin maurizio mauro mauryne mavrick mawa maxendre maxent maxwell maxym maxyme
maxyne mayalen mayan mayana mayane mayanne mayas maydine mayes mayla maylan maylane maylee mayleen mayli maylina
maylisse maylon maymouna mayna mayrone mayronn maysa maysam maysan maysane mayson mayssae mayssam mayssan mayssem
mayssen mayssene maysson maywenn mazen mederick medi meg megann meganne meggan meggane meghann meguy mehtap mei meije
meily meir meissane mejda mejdi mekki mel melane melen meliana meliane melik melinee melisse melissia meliza mellie
melly meloe meloee meltem melvina melvine melvynn melwan melwin mely melyana melys menahem mendel menel menzo meral
meriadec meriame meric merieme merine merouane merry merryl mervan merveille merwane mery meryame meryll messaline
messi messon mesut mete metehan metin meva mevlut mewenn mey meya meyer meylie meyline meyrem meyson meyssane meysson
mhamed micaela micah micha michaele michaella michal michela mick mickaele micke micky miguelle mikaela mikaelle
mikayil mikhael mikhail milane milano mildred miles miley milia milian miliana milica milie milio milka millan millie
milly milos milouda mily milya mimose mimouna mindy mine minna mirabelle mirac miral miran mirana miray mirela miren
mirentchu mirentxu mirette miriame miriem mirjana mirko mirna miroslav mirza misha moad moche moctar moderan modestine
mody mohamadou mohan mohcine mohsen moira mokrane molka monelle monir monira montserrat monya morade moran morand
mordjane morena moreno morgiane moriba morine morjane morvan mory moshe mostafa mostapha mostefa mouaad mouadh mouctar
moufida mouhamad mouhammed mouhcine mounib mounya mourade mouslim mucahit muhamed muhamet murphy musab myah myke
mylaine mylana mylane mylhan mylia myliana mylie mylla mylo myra myrielle myrna myrtha nabiha nabintou nabyl nacima
nacime nacira nadeige nadeje nadera nadette nadhir nadie nadja nadjet nadji nadjia nadjib nadjim nadjma nadra nady
nadya nae naela naelia naelie naella naelly naely naelya naelys naema naeva nafi nafissatou nagib nagui naguib nahema
nahida nahila nahuel nahya nahyl naida naig naika naime naira naissa najah najatte najete najette naji najiba najima
najla najma nala nalia nalya nami namory nana nancie nao naoelle naofel naoil naoki naouale naouelle naoufal napoleon
narek narima nariman narimane narimen narimene narjes narjess narjesse narjis narjiss narjisse naser nasera nasim
nasima nasira nasma nasra nasreddine nasredine nasri nasrine nasserdine nassime nassym nastassia nastassja natael
natale natali natalina nataline natanael nataniel natasa nathaelle nathaly nathane nathanel nathis nathys natividad
nattan natthan natty naura nausicaa naveen navid nawale nawell nawfal nayan nayann naye nayeli nayl nayra nazaire
nazha nazia nazir nazli ndeye neal nebil nedim neel nehemie nehir nehla neige neissa neji nejla nel nelcy nelie nelio
nelle nellia nellya nelsie nelsy nemo nenad nene nerea nermin nesma nesrin nesserine nessma nessy nesta neva neyl
neylia neyssa nezha ngoc niakale niama niame nicette nick nicky nico nicodeme nicoletta nicomede nida nidal nidhal
nieves nihade nihat nihed niko nikolas nilay nilda nilo nilson nilton nima ninette nirina nisanur nissa nissim
nissrine nita nivine niya noahm noane noann noee noelise noellia noelline noely noelya nohaila nohayla nohe noheila
nohlann nohra nolween nonce norane norberto nordin noreddine noredine noreen norhane norhene nori noriane norine
normann norredine nouh nouha nouhaila nouhayla nourane noure nourhene nouri noussayba novak noyale noyan nunzia nunzio
nur nuray nurcan nurgul nuri nuria nyla nylan nyls nyna nyno oan oana oanell obed obeline ocean oceana ocelia octavia
octavien octavio oculi odeline odessa odet odon odran odyle odylle ofelia oguz oguzhan oilid oktay olaf olan oleg
oliana olinda oliva olivera olivette olympia omaima omaya omayma ombline omerine omeya omnia oona opale opaline
opheline ophely optat ora oranne orazio oregane orelie oren oreste oria orian orianna orion orlan orlanne ornela
orphee orso oryane oskar osmane osmin ossama othniel otilia otis otman otmane ouafae ouahiba ouahid ouali ouassila
ouassim ouidad ouided ouissam ouissem ouiza oulfa oumarou oumaya oumeyma oumnia oumniya oumy ounayssa ourdia ouria
ouriel ours ousama ousman ousseynou ouways ouweys ovide oways owenn oxana oxane oxanna oyana ozcan ozge ozgur ozkan
oznur paige palma palmira palmire pamphile pantxika paol paoline paolino papa pape parfaite paris pascual pasquale
patricio patrik patrizia patryk patty paulyne pawel pearl peguy pelin pema penda pepin pepita perceval perline
pernelle peroline pervenche petra petru peyo peyton pharel pharrell philae philbert phileas philipe philippa philogene
philogone phuong phybie pie pierette pierick pierig pierina piero pierrik pierrina pina pinar pio piotr plume pola
polina precious predrag presley priam pricilia pricilla pricillia primo princesse priska privat priya priyanka
promesse prosperine prunelle purification qays quang quantin quincy quiterie quoc rabab rabha rabiha rabiya rached
rachide racim radhia radija radoine radouan radwan raed rafaela rafaele rafaelle raffael raffaele raffi rafika rahel
rahil rahima rahman rahyan raian raihana railey raimond raimonde raina rais rajae ralia rama ramatoulaye ramdane
ramiro ramona ramuntcho ramzy randa rani ranim ranime raniya rany raouda raphaela rassim ratiba raul ravza rawan
rawane rawen raya rayana rayanne rayene rayhane rayley rayna raynal razan razika rebeca rebeka recep redoine redouan
redwane reem rehan rehane reinette reinhold reis rejanne rejeanne remedios remise remo remonde renaldo renata renate
renelde renette reouven restitude resul reyan reyhan reza rheda rhita rhizlane riadh riana riccardo richarde richemont
richie rick ricky rico ridha ridouane ridvan ridwan ridwane rihab riham rihame rihana rihane rihem riles rinaldo ringo
rio ritaj ritaje ritchie ritege rivka riwal riyan rizlaine rizlane rizlene rkia roan robby roberta robine roby rochdi
rock rocky rodayna roddy roderic roderick rodi rodney rodolfo rodolph rody rogatien rogerio rohann rojda rojin rokaya
rokhaya rokiatou rolando rolf romana romance romanne romano romarick romario romayssa romie romina romule ron ronaldo
roni ronnie rory rosalba rosalina rosalinda rosaline rosana rosella rosemarie rosemary rosemay rosetta roshan rosiane
rossana rougui roukaya roumaissa roumayssa rowan roxana roza rozen rubben rubie rubis rudi rudolf ruffin ruffine rufin
rukiye ruveyda rwan ryadh ryane ryann ryhan ryles ryley ryma ryme saada saadi saba saban sabas sabiha sabin sabir
sabira sabra sabria sabrya sada sadek sadi sadok sael safi safiatou safina safira safiye safiyya safouane sahar sahbi
sahel sahil sahin saian saidou saif saifeddine saina saja sajed sajida sakura salahdine salaheddine salama salamata
salia salimatou salime salimou salina saliou salmane salsabile salvat salvatrice saly salya sama samad samael samar
samara sambou samed samer samera samih samiha samina samire samiya samuella samuelle samyr samyra sanela saniya sanja
sanjana sanjay sankoumba sanna santa santana santina santino santo santos sanya saori saoussen saphir saphira saran
sarha sarina sarkis sarrah sasa sascha sati saturnine satya savanna saveria saverio saveriu savina savine savinien
sawda sawsan sawsane sawsen sawsene saya sayana sayann sayf sayna scheherazade scherazade scholastie sebastiano secil
seda sedat seddik sedef sefa sefana sefora sega seher seif seifeddine selcuk selda selenay selenia selia selima seline
selman selmane selmen selsabil selvi selwa selya selyane sem semanur semi semia semir semra semy senem senna seny
septime serap seraphie serdal serdar serges serhat serife serigne serina serpil servan servanne seryne seta seth sevde
seven severe severina severino sevgi sevil sevilay sevim sevrine seyda seydina seyit seymen seynabou sezer shad shade
shaden shadey shadi shady shahd shaheen shahid shahin shahina shahine shahinez shai shaily shain shaines shainese
shainess shaineze shainna shakira shams shan shanael shanaelle shane shanelle shanez shani shannah shannel shannen
shannone shanti shany shanya shanyce shanys sharleen sharlene sharone shaun shauna shawna shay shaya shayan shayana
shayann shayne shaynes shayness shaynez shaynna shean shehrazade sheima sheina shelby sheldon shelsea shems shemsy
sherazad sheryl sheryn sheyenne sheyma sheyna shiraz shun shyrel shyrine sia siam sianna sibille sid sidoine sidra
siena siga sigismond sigolene siheme sikou silene silia silly silouane silvano silvette silvi silvina silvine simao
simeo simeone simeonne simha simona simplice sina sinai sinclair sinda siobhan siriane sirin sirius siryne sissi sita
siwar sixte slavica sloann sloanne slohan smael smahan smahane smaine snezana soa soad soana soanne soazic socrate
soel sofie sofya sofyane soha sohaib sohail soham sohana sohanne sohayb soheib soheil sohel sohen soheyl soisic
soizick soizig sokaina sokhna sokona solana solane solann solea soleane solena soliman solomon soltana solweig somaya
somia sona sondes soner songul soni sophien soraia sorel soriane soriba sory sorya sosthenes souaad souade souareba
soufia soufien soufiene soufyan soufyane souha souhad souhaib souhaila souhayb souhayla souheila souheyl souheyla
souhil souhir soujoud soukeina soukeyna soulaimane soulaymen soulef souleiman souleimane souleymene souliman soulimane
soumayya soumiya soumya soundouce soundous sounia souraya souria sovann spencer stacey stacie staicy stanis stanislava
stann stanyslas steacy stecie steevens steeves stefane stefanie stefany stefen steffi stela stellie stellina stellio
stelly stephano stephany stephie stephy stevie stive stiven stuart styve styven sude sudenaz sueda suhayl suheda
sulayman sulian sulpice sultana sumaya sumeyra sumeyye summer suna surya susana susanne susy suzan suzane swana swane
swanne swanny swany swen syanna sybil sybile sydonie syham syhem sylas sylva sylvane sylvano sylver sylvestine
sylviana sylvina symeon symphorien syndie synthia syphax syra syriane syrielle tabatha tacko tadeus tahir tahira tahis
taho tahra tahyna tahys taieb tako tal tala talal talel talha tali talina taline tallia tallulah tamar tamim tanais
taner tangui tanina tanja tanneguy taous tarah tarak tariq taslim tassnim tassnime tatjana tatyana tawba tawfik tayana
tayfun taylan tayler taym taymiya tayna tayra tayrick tayson tayssir tedy teeyah tehani tehila teiva tejy telesphore
telia temperance tenessy tenin tennessee tenzin teodor teodora teoman terrence tessia tessie tessnim tessnime tewfik
teyssa thaddee thadee thaina thalie thallia thamara thanh thania thanina thara thayna thays theana thelia themis
theobald theodor theodorine theodose theodosie theotim therence theresien theresine therry thery thessa thia thibau
thibauld thibo thiebaud thiebault thiebaut thiefaine thifaine thiffany thimote thimothe thimothee thiphaine thiziri
thom thoma thomy thony thuy thyago thybault thylan thylane thylian thylio thyphaine tiano tiara tidjane tidjani tidjy
tifene tiffaine tiffani tiffen tigane tiguida tiguidanke tijani tilia tilian till tilyan timae timao timea timoleon
timon timotei timotey timothey timoty timour timur timy tinael tissem tissia titia titien tito titouane tiwen tiya
tiyana tizio toan toma tomi tommaso tonia tonin tonino tonio tonny tonya tosca toumani toumany tracey travis tremeur
tressia trevis trevor tricia trinidad trinite trinity tristana trycia tsipora tuan tuana tuba tugay tugce tulay tulin
tunahan tuncay turan turenne turkan txomin tyago tybalt tybo tyfaine tyfanie tyfene tyfenn tyffanie tyffen tylia
tyliann tymael tymothe tyna tyno typhene tyra tyrese tyrick tyrone tyssia tytouan ufuk uhaina ulrik uma unai uranie
urbaine uriel urielle usman vahe vaiana valene valerianne valerien valerine valerio valter vania vannessa vannina
vasile vassily vedat veli venance venant venceslas venise venus verane verena veronika vesna vicenta vicenzo vickie
victorio viggo viktoria vilma vincentine vincenza vincianne vincine vinh vinny violene violeta violine virgilio
virgina viridiana vita vitali vitalie vitor vitoria vittoria vivette viviana vlad vladislav volodia wacil wacim waclaw
wafae wajdi wakil waldemar wali walide wallace wallid wally walther waly wanis warrick wasim wassima wassime wayan
wayat wayatt wendie wiame wided wiem wihem wijdane wiktor wiktoria wilfred wilhelm wilhelmine wiliam will willan willi
willian williana willie willis willow willyam wilma windy winner winona winston wissale wissame withney witney
wladyslas woody wulfran wylan wylliam xana xenia ximun yaacov yacer yacouba yaele yagmur yago yahaya yahn yakine
yakoub yakup yalcin yaman yana yanael yanaelle yanel yanelle yanic yanik yaniv yanna yanne yannice yannig yaren yaron
yasar yasir yasmeen yassim yassmina yassmine yavuz yaye yazan ydriss yehouda yelda yeleen yelina yero yesmine yessine
yeter yigit yildiz yilmaz ylane ylanna ylena ylenzo ylhan yliam yliann ylianna ylias yliess yllan ymane ymen yness
yoana yoane yoanna yoanne yoav yoen yohana yohanna yola yolann yoline yollande yomna yon yonathan yonel yonis yonna
yonnel yonni yoram yoran yoris yosri yossef yossra youma youn younesse younis younous younouss yousef youssri youva
yovan yris ysalis ysatis ysaure yse ysee ysia ysoline yssa yssam yumi yunes yuri yusra yussuf yva yvane yvanne yvelyne
yvone yvonick yvonnette yvonnic ywen yzia zac zaccharie zacchary zach zachari zackaria zadig zafer zahara zaher zahir
zahira zaia zaid zaim zain zak zakarie zaki zakiya zaky zana zarah zaven zaya zayan zayane zayna zazie zbigniew
zdzislaw zeina zeinab zelal zelda zeljko zely zena zenaide zenobie zenon zephir zephirine zephyr zeyd zeyna zeynab
zian ziane zidane ziggy zilan zilda zine zineddine zion ziyed zlatan zoee zoelie zoeline zoey zofia zohair zoheir
zohir zola zoltan zorah zorha zorica zoubir zouhair zouhir zouina zoulika zoulikha zoumana zoya zuleyha zumra zuzanna
zya zyan zyed zygmont zygmund zygmunt
"""
)

GIVEN_NAMES = FREQUENT | RARER
