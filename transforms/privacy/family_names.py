"""The 12,000 most frequent family names of one word in France, folded: lower case, without accents.

Source: Insee, « Fichier des noms », births from 1891 to 2000, Licence Ouverte 2.0.
"""

from __future__ import annotations

from transforms.privacy.word_sets import word_set

FAMILY_NAMES = word_set(
    """
abad abadie abbadie abbas abbes abbou abdallah abdelkader abdellaoui abdelli abdi abdou abed abeille abel abelard
abgrall abid abitbol abiven abraham abrial abry absalon accart achard acher achour acker ackermann acquaviva adam
adams adda adde adel adelaide adele adeline ader adler adnet adnot adolphe adrian adrien afonso agard agasse agathe
ageorges ageron agez agier agnel agneray agnes agniel agogue agostini aguer aguerre aguilar aguillon aguirre ahamada
ahmed aiello aillaud ailloud aime airault aissani aissaoui alain alarcon alard alary alaux alavoine alazard alba
albaret albert alberti albertini alberto albin albinet albouy albrand albrecht alcaraz alcindor aldebert alegre
alessandri alex alexandre alexis alfonsi alfonso alfred ali alibert aline alix allain allaire allais allanic allano
allard allart allary alleaume allegre allemand alliaume allibert allier allio alliot allix allo allot allouche almeida
almeras alonso alonzo alphonse alquier alric alvarez alves amadieu amador amalric amand amann amar amara amari amat
amato ambert amblard ambroise ambrosi amelin ameline amelot amestoy amet ameur amiard amice amiel amiot amirault ammar
amoros amory amosse amour amourette amouroux amrani amraoui amri amsellem amy anceaux ancel ancelin anciaux andrade
andraud andrault andre andreani andreo andres andreu andries andrieu andrieux andriot andro andry andrzejewski anfray
angama ange angel angeli angelini angely anger angevin angibaud anglade angles angot anicet anne annequin annette
anquetil anquez ansart ansel anselin anselme ansquer anstett anthoine anthony antier antigny antoine antoinette anton
antonelli antoni antonini antonio antony antunes aoustin aparicio appere appert appriou arab aragon araujo arbez
arbogast archambaud archambault archer archimbaud ardisson ardoin ardouin arenas argaud argentin argoud arias arlaud
arlot armand armanet armbruster armengaud arnal arnaud arnaudin arnault arnold arnou arnould arnoult arnoux aron arpin
arrault arrighi arrive arroyo arsac arslan artaud arthaud arthur artigue artigues artus arzel arzur assailly asselin
asselineau assemat assie assier astie astier astruc atger athanase atlan attal attali attard attia aubard aube aubel
auber auberger aubert aubertin aubier aubin aubineau aublanc aubourg aubree aubriot aubron aubrun aubry aucher auclair
aucouturier aude audebert audegond audet audibert audic audigier audin audinet audinot audo audoin audonnet audouard
audouin audoux audouy audrain audran audren audry audureau audy auer auffray auffret aufort aufrere auge augeard
augendre auger augereau augier augis auguet auguin auguste augustin augustine augusto aumaitre aumont auneau aupetit
aupy auray aure auriac auriol aurousseau auroux auroy aury aussant aussel aussenac austruy authier autier autin
autissier autran autret auvinet auvray auzanneau auzou aveline avenel averous averty avice avignon avisse avon avril
avrillon ayache ayad ayadi ayari aydin aymard ayme aymes ayral ayrault azais azam azema azemar azevedo aznar azoulay
azzi azzopardi azzouz babel babin babonneau baby bac bach bacha bache bachelard bachelet bachelier bachellerie
bachelot bacher bachet bachmann bacle baclet bacon bacot bacou bacque bacquet badaire badel bader badet badie badier
badin badiou bador baduel baer baert baeza bagard bagnol bagot baguet bah baheux bahri bahuaud bail bailet baillard
baille baillet bailleul bailleux baillif baillon baillot baillou bailly bain bajard bajeux bak bal balaguer balan
balard balavoine balay balcon baldi baldini balducci baldy balin ball balland ballandras ballanger ballarin ballay
balle ballereau ballester ballet ballion ballon ballot ballu bally balme baloche balon balthazard baly bance bancel
banchereau bannier banos bansard banse bapst baptista baptiste baque baquet bar bara baradat baradel baradji barale
baran baranger baras barat baraton baratte barba barbarin barbaroux barbat barbaud barbault barbe barbeau barbedette
barbera barbereau barberet barberis barbero barbet barbey barbier barbieri barbieux barbin barbosa barbot barbotin
barboux barbry barcelo bard barde bardeau bardel bardet bardin bardon bardot bardou bardoux bardy bare bareille barel
bares baret barette bargain barge baril bariller barillet barillot barlet barlier barnabe barnaud barnay barnier
baroin baron barone baroni baronnet barot barou baroux barra barral barranger barras barrat barrau barraud barrault
barray barre barreau barrere barres barret barreteau barrier barriere barriol barrois barron barros barroso barrot
barry bars barsacq bart barteau barth barthe barthel barthelemy barthelet barthes barthet barthez bartholome
barthomeuf bartier bartoli bartolini bary bas bascou bascoul basile basille basle basque basquin basse basset bassi
basso basson bassot bastard bastian bastide bastie bastien bastier bastin bataillard bataille bataillon batard bathily
batisse batista batlle baton bats batt battaglia battais battesti batteux battini battut batut baty bau bauche baucher
bauchet baud baudart baude baudel baudelet baudelot baudet baudier baudin baudino baudoin baudon baudot baudouin
baudoux baudrand baudrier baudrin baudron baudry baudu bauduin baudy bauer bauge baujard baumann baumard baume
baumgarten baumgartner baumont baur baussart bauwens baux bavay baverel bay bayard bayart bayer bayet bayeux baylac
bayle baylet bayol bayon bazile bazille bazin bazire bazoge bazot beal beasse beatrix beau beaubois beaucamp beauce
beauchamp beauchene beauchet beaucourt beaud beaudet beaudoin beaudouin beaudoux beaufils beaufort beaufrere beauge
beaugendre beauger beaugrand beaujard beaujean beaujouan beaulieu beaume beaumont beaune beaupere beauquis beaurain
beauregard beaurepaire beausoleil beaussart beaussier beauvais beauval beauvallet beauvillain beauvisage beauvois
beaux bebin bec becard becart bechade bechard beche bechet bechu beck becker becot becourt becq becquart becquet becu
becue becuwe bedel bedier bedin bedos bedouet bedu bee begard begaud beghin begin begon begot begou begue beguet
beguier beguin behague behar behr behra beillard bekaert bel belaid belair belarbi belard belaud belet belgacem
belhadj belhomme beliard belier belin belkacem bellaiche bellamy bellance bellanger bellard bellay belle bellec
bellegarde bellenger bellet belleville belli belliard bellier bellin bellini bellion belliot bello belloc bellocq
belloir bellon bellone bellot belly belmont belmonte belon belot belotti beltran belval bely belz ben benac benahmed
benaissa benali benamar benamara benard benazet bender bene benech benedetti benedetto benet beneteau beney benezech
benezet benhamou benichou benier benito benjamin benne benoist benoit benon benoni benquet bensaid bensalem bensoussan
bento bentz benyahia bequet bera beranger berard beraud berche bercot bereau berenger berenguer berenguier berg berge
bergeon bergeot berger bergere bergeret bergeron bergerot berges bergez bergier bergon bergot bergougnoux berhault
berkane berland berlemont berlioz bermond berna bernabe bernadet bernadou bernal bernard bernardeau bernardet bernardi
bernardin bernardini bernardo bernardon bernasconi bernat bernaud berne bernede bernet bernhard bernhardt bernier
bernigaud bernon bernot berny berot beroud berranger berrier berrou berruyer berry berson bert bertaud bertaux berte
berteau berteaux berteloot bertet berthaud berthault berthe bertheau berthelemy berthelier berthelin berthelon
berthelot berthet berthier bertho berthod bertholet bertholon berthome berthomier berthomieu berthon berthonneau
berthou berthoud bertier bertin bertolino bertolotti berton bertoni bertot bertout bertoux bertrand bertron bervas bes
besancon bescond besnard besnier besombes bessac bessaguet bessard besse besseau besset bessiere bessieres bessin
besson bessonnet bessou bessy beteille bethencourt bethune betourne betrancourt betremieux bettinger betton beucher
beudin beugnet beurel beuret beurier beurrier beuve beuzelin bevilacqua bey beyaert beyer beyssac bez bezard bezault
beziat bezier bezin bezy biabiany biais bianchi bianchini bianco bianconi biard biau bibard bibollet bichet bichon
bichot bidan bidard bidart bidaud bidault bidaut bidaux bideau bideaux bidet bidon bidot bieber biehler bienaime
bienfait bienvenu bier biet bigand bigard bigay bigeard biger biget bignon bigot bigotte biguet bihan bihel bilger
billard billat billaud billault billaut bille billet billiet billion billon billot billy bily binard binder bineau
binet binois binot bion biondi bioret biot biotteau biraud biret biron bironneau birot bisch bischoff bisiaux bismuth
bisson biteau biton bitsch bitton biville bizard bize bizet bizeul bizien bizon bizot bizouard blache blachere
blachier blachon blain blainville blais blaise blaison blaize blaizot blanc blancard blanchard blanchart blanche
blancher blanchet blancheton blanchin blanchon blanchot blanck blanckaert blanco blandin blangy blanloeil blanpain
blanquart blanquet blanvillain blard blary blas blasco blavette blavier blay blazy bled blein bleriot blervaque blet
bleuse bleuze blin blind bloch blois blomme blond blonde blondeau blondeel blondel blondelle blondet blondiaux blondin
blondy bloquet blossier blot blouet blouin bloyet blum bluteau bobet bobin bocage boccard boch bochard boche bocher
bochet bochu bock bocquel bocquet bocquier bocquillon bodard bodart boddaert bodenes bodereau bodet bodier bodiguel
bodin bodineau bodinier bodo body boe boedec boeglin boehler boehm boennec boesch boeuf boffy bogaert bogard bohn
bohrer boidin boileau boillon boillot boin boinet boinot boire boireau boiron bois boisard boisgontier boisnard
boisrame boissard boisse boisseau boissel boisselier boisserie boisset boissier boissiere boissin boissinot boisson
boissonnade boissonnet boissy boitard boiteau boitel boitelle boiteux boitier boittin boivin boix boizard bole bolle
bollengier bolot bompard bon bonal bonamy bonard bonato bonaventure bondon bondoux bondu bonelli bonenfant bonet
bonetti bonetto bonfils bongrand bonhomme bonhoure boni bonicel boniface bonifay bonin bonis bonjean bonjour bonnafous
bonnafoux bonnaire bonnal bonnamour bonnamy bonnand bonnard bonnardel bonnat bonnaud bonnay bonne bonneau bonneaud
bonnefoi bonnefon bonnefond bonnefont bonnefous bonnefoy bonnel bonnemaison bonnenfant bonnet bonnetain bonneton
bonneval bonnevie bonneville bonnichon bonnier bonniere bonnin bonno bonnot bonny bono bonte bontemps bontems bontoux
bonvalet bonvallet bonvalot bonvarlet bonvin bonvoisin bony bonzi bonzom boone boos boquet bord bordage bordas bordat
borde bordeau bordeaux bordel bordelais bordenave borderie bordes bordet bordier bordin bordron bore borel borg borges
borgne borie bories borne bornet borras borrel bory bos bosc bosch boscher boschet bosco bosio bosq bosquet bossard
bosse bosser bossert bossis bosson bossu bossuet bossut bossy bost bot botella bothorel botrel botta botte bottero
bottier bottin botton bou bouali bouard bouaziz bouazza boubet boucard boucaud boucault boucaut bouchard bouchart
bouchaud bouche boucher bouchereau boucherie boucheron bouchery bouchet bouchez bouchon bouchot bouchut bouchy bouclet
bouclier boucly boudard boudaud boudeau boudes boudet boudeville boudier boudin boudon boudot boudou boudoux boudry
boudy boue bouet bouffard bouffier boufflers bougard bougault bougeard bouget bougon bougouin bouhet bouhier bouhours
bouillaguet bouillard bouillaud bouille bouiller bouillet bouillon bouillot bouilloux bouilly bouin bouis bouisset
bouisson bouissou bouix boujon bouju boulain boulaire boulais boulan bouland boulange boulanger boulant boulard boulay
boule bouleau boulenger boulesteix boulet bouley boulic boulier boulin boulineau boulinguez boulle boullet boullier
boully boulnois boulogne boulon boulot bouly bouniol bouquerel bouquet bouquillon bouquin bour bouras bourasseau
bourbier bourbon bourcet bourcier bourdais bourdeau bourdeaux bourdel bourdet bourdier bourdin bourdon bourdoncle
bourdy boure boureau bourel bouret bourez bourg bourgade bourgain bourgault bourge bourgeais bourgeat bourgeaux
bourgeois bourgeon bourgeot bourges bourget bourgin bourgine bourgogne bourgoin bourgois bourgon bourgouin bourgue
bourguet bourguignon bourhis bouriez bourigault bourillon bourin bourles bourlet bourlier bourlon bourmaud bourne
bournet bourneuf bouron bourquin bourrat bourre bourreau bourree bourrel bourrelly bourret bourrier bourry bourse
boursier boursin bourson boury bousquet boussac boussard bousseau boussemart boussin boussion boussuge boust bout
boutant boutard boutaud boute bouteille bouteiller bouteloup boutemy boutet bouthier bouthors boutier boutigny
boutillier boutin boutinaud boutoille bouton boutonnet boutron boutry boutte bouttier bouty bouvard bouvart bouveret
bouvet bouvier bouville bouvry bouy bouyer bouygues bouyssou bouzat bouziane bouzid bouzidi bouzon bove boy boyard
boyaval boye boyer boyet bozec bozon brabant bracco brachet braconnier bracq braem bragard brahim brahimi brahmi
braillon brailly brajon branche branchereau branchu branco brancourt brand brandon brandt brandy branger brard bras
brasier brassart brasselet brasseur brau braud brault braun braux bravard bravo bray braye brayer brazier breant
breard brebant brebion brechet breda bredel bregeon breger breheret brehier brehin breil brel brelivet bremaud bremond
bremont brenet brenier brenner brenon brenot bres bressan bressand bresson bressy bret bretagne bretaud bretaudeau
breteau breteche bretel brethes bretin breton brette breugnot breuil breux brevet breysse briancon briand briant
briard briat briatte briaud bricard bricaud brice briche brichet bricout bride bridier bridoux brie brien briend
briens brient brier briere briet briez briffaut brigand brigitte brignon brillant brillaud brillet brillon brillouet
brin bringer bringuier briois brion brionne briot brioude briquet bris brisard brison brissard brissaud brisse
brisseau brisset brisson brivet brizard broc broca brocard brochard broche brochet brochier brochot brodin brogniart
brohan bron bronner broquet bros brossard brossaud brosse brosseau brosset brossier brot brothier brou brouard broudic
brouet brouillard brouillet broussard brousse brousseau brousset broutin broux brown broyer bru bruand bruant bruchet
bruchon brucker bruckert bruder bruel bruere bruet brugere brugier brugiere brugnon bruguiere bruhat brulard brule
bruley brulin brument brun bruna brunaud brune bruneau bruneaux bruneel brunel brunelle brunet bruneteau bruni
bruniaux brunie brunier brunin brunner bruno brunon brunot bruyant bruyas bruyer bruyere bry buard buatois bucaille
buch buche bucher buchet buchon budin bue bueno buet buffard buffet buffiere bugeaud bugnet bugnon buguet buhler buhot
bui buis buisine buisset buisson bulin bulle bulot bulte bulteau bultel bultez bunel buon buquet bur burban burckel
burdet burdin bureau burel buret burette burg burgard burgaud burger burgevin burgos burguiere burgun burgy burle
burlet burlot burnel burnet burnichon burnier buron burtin bury busch busin busnel busquet bussiere busson bussy
buteau butel butet butez butin buton buttin buvat caballero cabane cabanel cabanes cabanne cabannes cabaret cabioch
cabirol caboche cabon cabos cabot cabrera cabrol caby cachera cacheux cachot cadart cade cadeau cadene cadet cadic
cadieu cadillon cadinot cadio cadiot cadiou cado cador cadoret cadot cadoux caetano caffier caffin cagnard cagnon
cahen cahu cahuzac caillard caillat caillaud caillault caillaux caille cailleau cailleaux cailler caillere caillet
cailleteau cailleux cailliau cailliez caillol caillon caillot cailloux cailly caire calais calas calatayud calippe
calixte calle callens callet callewaert callot calmel calmels calmes calmet calmettes calmon caloin calon calonne
calvayrac calvet calvez calvi calvo cam camacho camara cambier cambon cambou cambray camelin camier camilleri caminade
cammas camoin camp campagne campan campana campet campion campo campos camps camus camy canac canal canale canard
cance cancel candas candau candela candelier canel canet canevet canitrot canivet cann cano canon canonge canonne
canova canovas cantaloube cantat cante cantet cantin canton cantrel canu cany caparros capdevielle capdeville capel
capelle capelli capello capet capitaine caplain capon cappe cappelle capron caputo capy caquineau carabin caradec
carayol carayon carbon carbone carbonell carboni carbonne carbonnel carbonnier carcenac cardi cardin cardinal cardon
cardona cardoso cardot care carel careme carette cargol cario carion cariou carle carles carlet carli carlier carlin
carlo carlos carlot carlotti carlu carminati carmona carneiro carnet caro caroff carol caron carouge carpaye
carpentier carra carrara carrasco carrat carre carreau carree carreira carrel carrer carrera carreras carrere carret
carrette carrey carrez carrie carrier carriere carrillo carrion carron carrot carry carta carteret carteron cartier
cartigny carton cartron caruso carval carvalho cary casabianca casado casagrande casanova casas casenave casier
casimir caspar cassagne cassagnes cassan cassar cassard casse cassel casset cassier cassin cassou castagne castagnet
castaing castan castanet castanie castanier castano castel castelain castella castellan castellani castellano castelle
castelli castello castera casteran castet castets castex castille castillo castillon castor castro catala catalan
catalano catel catelain cathala cathelain cathelin catherin catherine catillon catoire catry cattaneo catteau cattiaux
cattin caty cau caubet cauchard cauchois cauchy caudal caudrelier caudron cauet caugant caujolle caule caulet caulier
caumartin caumont cauquil caussade causse caussin cauvet cauvin caux cavagna cavaille cavailles cavalie cavalier
cavalli cavallo cavanna cavard cave cavelier cavillon cayet cayla cayol cayre cayrol cayron cayuela cazaban cazal
cazalet cazalis cazals cazanave cazaubon cazaux caze cazeaux cazelles cazenave cazeneuve cazes cazier cazin cazorla
ceccaldi ceccarelli cecchini cecillon celerier celeste celestin celik celle cellier celton cerdan cerf cerisier
cerqueira certain cerutti cervantes cerveau cerveaux cervera cesaire cesar cesari cesbron cezard chabal chabalier
chabane chabanel chabanis chabanne chabannes chabanon chabas chabaud chabbert chabernaud chabert chabin chable
chaboche chabod chabot chaboud chabrier chabrol chaffard chagnaud chagneau chagnon chagot chaib chaigne chaigneau
chaignon chaillan chaillet chailleux chaillot chaillou chailloux chaine chaix chaize chalancon chalard chalaye
chalencon chalet chalier challet challier chalon chalopin chalot chalumeau chalvet chamaillard chamand chamard
chamayou chambard chambaud chambe chambert chambon chambonnet chambre chambrier chaminade chamot chamoulaud chamoux
champ champagne champain champeau champeaux champenois champetier champigny champin champion champy chan chanal
chancel chancerel chandelier chaneac chanel chanet chanson chanteau chanteloup chantepie chantereau chantre chantreau
chantrel chanu chanut chaouch chapalain chapeau chapel chapelain chapelet chapelier chapelle chapelon chaperon chapet
chapin chaplain chaplet chapon chapot chapotot chappaz chappe chappuis chapron chaptal chapuis chapus chaput chapuy
charbonneau charbonnel charbonnier chardin chardon chardonnet chareyre chareyron charlemagne charlery charles charlet
charleux charlier charlon charlot charmasson charnay charneau charon charpentier charpin charpy charra charras charre
charrel charret charretier charreton charrie charrier charriere charroin charron chartier charton chartrain charuel
charvet charvin chasles chassagne chassaigne chassain chassaing chassang chassard chasse chassin chastagner chastan
chastanet chastang chastel chat chataigner chataignier chatain chatard chateau chatel chatelain chatelard chatelet
chatelier chatelin chatellier chatenet chatillon chaton chatry chatton chaubet chauchard chaudet chaudier chaudron
chauffour chaulet chaumard chaume chaumeil chaumet chaumette chaumier chaumont chaussade chaussard chaussat chausse
chaussin chaussinand chausson chaussy chautard chauvat chauve chauveau chauvel chauvet chauviere chauvin chauvineau
chauvire chauvot chaux chavanel chavanne chavanon chavant chavatte chave chavet chavigny chazal chazalon chaze chazeau
chazel chazelle chazot chedeville chelle chemin cheminade chemineau chen chenais chenal chenard chene cheneau chenel
chenet chenevier chenot chenu cheramy chereau cherel cheret chergui cherif cherifi cheron cherpin cherrier chervet
chery chesnais chesnay chesne chesneau chesnel cheval chevalier chevallereau chevallet chevalley chevallier chevance
chevassus chevaux cheve chevereau chevet chevillard chevillon chevillot chevreau chevrel chevreuil chevreux chevrier
chevron chevrot chevry cheze chiche chicot chiesa chiffoleau chikh chiquet chirat chirol chiron chivot choisy cholet
chollet cholley chomat chomel chomette chopard chopin choplin choquet choron chosson chotard choteau choulet chouquet
chouteau choux chovet chretien christ christen christiaens christien christin christine christmann christol christophe
chupin ciais cinquin cipriani ciret ciron cisse citerne civel cizeron clabaut clabaux claeys clain clair claire
clairet claisse clamens clanet clapier claquin clarac claret clarisse clary clatot claude claudel claudepierre claudin
claudon claus clause clauss clausse claustre claux clauzel clavaud clave claveau clavel claverie clavier clavreul clay
clech clemence clemenceau clemencon clement clemente clemot clenet clerbout clerc clere cleret clergeau clerget
clergue clermont clero clery clet clin clipet cliquet clisson cloarec clochard cloitre cloix clos clot clouet cluzeau
cluzel cnudde coadou coat cocagne cochard coche cochelin cochennec cochet cocheteux cochez cochin cochon coco cocq
cocu codron coelho coet coeur coeuret coffin coffinet coffre coffy coget cognard cogne cognet cohen coic coiffard
coiffier coignard coignet coin cointe coirier coisne cojean col colard colas colasse colet colette colin colinet coll
collado collange collard collart collas colle collet collette colleu collier collignon collin collinet colliot
collobert collomb collon collonge collot colmant colnot colomb colombani colombe colombel colombet colombier colombo
colomer colon colonna colpaert colpin colson coly comas combaud combaz combe combeau combes combet combette combettes
combier combot combret comby come comes comet commeau communal compagnon compain compan compere compte comte comtet
conan conard conchon conde condette conesa confais conil connan conquet conrad conseil constans constant constantin
contal contamine contant contassot contat conte contesse contet conti contini contreras convers convert copin coppens
coppin coppola coq coquard coquart coquel coquelet coquelin coquelle coquerel coquerelle coquet coquillard coquillat
coquin corbe corbeau corbel corbet corbier corbiere corbin corbineau cordeau cordeiro cordelier cordier cordon
cordonnier corfmat corlay cormerais cormier cormont corne cornec corneille corneloup cornet cornette cornevin cornic
cornier corniere cornil cornille cornilleau cornillet cornillon cornu cornuault cornut coroller coron corre correard
correia corroyer corso cortes cortial cortinovis corvaisier corvisier cosme cosnard cosnefroy cosnier cosquer cossard
cossart cosse cossec cosset cossin cosson cossu costa costantini costanzo costard coste costes costet cot cotard cote
cotelle cotin coton cotta cottard cottaz cotte cottel cotten cottenceau cottereau cottet cottier cottin cottineau
cotton cottret couasnon coubard couchot couchy couderc coudert coudrais coudray coudreau coudret coudurier coue
couedel couet couette couffignal couffin couget couillard couillaud couillet coulais coulange coulaud coulet coulibaly
coulomb coulombel coulon coulot coumes coupat coupe coupeau coupet coupez coupin couppey couprie courant couraud
courault courbe courbet courbin courbon courbot courcelle courcier coureau couret courivaud courmont couronne courquin
courreges courrier court courtade courte courtecuisse courteille courteix courtel courtes courtet courtial courtier
courtin courtine courtois courtot courty courvoisier cousin cousseau coussot coussy coustenoble cousty coutanceau
coutand coutant coutard coutarel coutaud coute couteau coutelle coutellier coutier coutin couton couture couturier
couty couval couve couvelard couvert couvrat couvreur couvreux couzinet couzon coz cozette cozic crampon crapet cras
creach cren crenn crepeau crepel crepet crepin crepy crescence crespel crespin crespo crespy cressent cresson crete
cretel creteur cretin creton crette creusot creuzet crevel cribier crinon croce crochard crochemore crochet crocq
croguennec croise croissant croix croize croizer croizet crombez cron cronier croquet cros crosnier crouzat crouzet
crouzier crozat croze crozet crozier cruchet cruchon crusson cruz cubizolles cueff cueille cuenin cuenot cugnet cuinet
cuisinier cuisset culot cunat cunha cunin cuny cuq cure cureau curie curt curtet curtil curutchet cury cusin cussac
cusset cussonneau cuvelier cuvellier cuvier cuvillier cuvilliez cuzin cyprien cyrille dabadie dabin dabo dabrowski
dacheux dachicourt dacquin dagand dagnicourt dagois dagorn dagorne daguenet daguerre daguet daguin dahan dahmani
dailly dain daire daix daligault dalle dalleau dallemagne dallery dallet dallier dalmas dalmasso damas damay
dambreville dambrine dame damerval damiani damien damiens damman damon damour dancoisne dandre danel danet danger
danguy daniaud daniel danielou danilo danion danis danjou danne danner dano dantan dantec dantin danton dany dao daoud
daoudal daoudi darbon darcel darche darcy dard darde dardenne darfeuille dargaud dargent darmon darnaud darne darnis
darracq darras darre darricau darriet dartiguelongue dartois dary dasse dassonneville dassonville dauba daubert
dauchez dauchy daude daudet daudin daudon dauga dauge dauguet daumas daumont daunay dauphin daurat daures dauriac
dausse daussy dautel dautriche dauvergne davaine daval daveau davenne davesne daviau daviaud david daviet davignon
davin davion daviot davis davoine davoust davy day dayde dazin dazy deal debacker debailleul debaisieux debard debarge
debarre debas debat debay debert debes debien deblock debon debonne debord deborde debost debout debove debrabant
debray debrie debril debris debroise debrosse debruyne debuire debus debusschere debut decaix decamp decamps decaudin
decaux decayeux decelle dechamps dechaume dechaux dechavanne decherf deck decker declerck declercq decobert decock
decombe decomble deconinck decool decoopman decorde decoster decottignies decourt decoux decrock decroix dedieu defaux
defay defaye defer defert deflandre defois defontaine deforge defosse defossez defour defrance defresne defretin
degand degardin degioanni degouy degraeve degrange degrave degremont degroote degryse dehais dehan dehaudt dehay
dehaye dehedin dehlinger dehon dehouck dehu deiss dejardin dejean dejoie dejonghe dejoux dekeyser delabarre delabre
delaby delacour delacourt delacroix delaforge delafosse delage delagneau delagnes delahaie delahaye delaigue delaine
delair delaire delaitre delalande delalandre delamarche delamare delamarre delamotte delanchy delande delandre delange
delangle delannay delannoy delanoe delanoue delapierre delaplace delaporte delarbre delarche delaroche delarue
delaruelle delas delasalle delassus delatour delatre delatte delattre delaunay delaune delauney delautre delaval
delavaud delavault delaveau delavigne delay delaye delbarre delbart delbe delbecq delbecque delbos delbreil delcambre
delcourt delcroix delcros deleage deleau delebarre delebecque delecluse delecourt delecroix delefosse deleglise
delelis delenclos delepierre delepine deleplace deleplanque deleris delerue delesalle delestre deletang deletre
delettre deleu deleuze delfau delforge delfosse delfour delgado delgrange delhay delhaye delhomme delhommeau delhoume
deliere deligne deligny delille delin delion delisle dellac delmaire delmas delmon delmont delmotte delobel delobelle
deloche deloffre deloge deloison delolme delon delor delord delorme delort delory delos delot delouche delourme
delpech delpeuch delphin delpierre delplace delplanque delpont delporte delprat delpuech delpy delrieu delrue delsart
delsarte delsaut delsaux delsol delteil deltour delval delvallee delvallez delvaux delvigne delville delvoye dely
delzenne demagny demailly demaison deman demanet demange demangeon demarcq demare demarest demaret demarez demaria
demarle demarque demars demarthe demay dembele deme demeester demestre demesy demeter demeulemeester demeulenaere
demeure demey demeyer demilly demir demol demon demonchy demont demory demoulin denais denat deneuve deneuville deneux
denhez deniau deniaud deniel denier denieul denimal denis denise denize denizet denizot denjean dennemont denneulin
denni denos denoual denoyelle denoyer denys deon depardieu deparis depierre deplanque depoilly depoorter depre depret
deprez depuydt dequeker dequidt derache derain deram derambure deray dercourt deregnaucourt derenne deret dernoncourt
deroche deroo deroubaix derouet derouin derouineau derre derrien deruelle deruy derval dervaux derveaux dervieux
derville dervin derycke desage desailly desaint desbiolles desbois desbonnet desbordes desbrosses descamps
descarpentries descat deschamp deschamps deschodt desclaux desclos descombes descours descroix desenclos desert
desfontaines desforges desgranges deshaies deshayes desiles desir desire desiree desjardin desjardins deslandes
desloges desmaison desmarais desmares desmarest desmaris desmars desmedt desmet desmettre desmidt desmons desmonts
desmoulin desmoulins desmurs desnos desnoues desnoyers desormeaux desoutter desplanches desplanque desplanques desplat
desplats desport desportes despres desprez desreumaux desroches desrousseaux desrues desrumaux dessaint dessaux desse
desseaux desseigne dessenne destombes destouches desvaux desveaux desvignes deswarte detraz detre detrez deudon
deutsch deux deval devanne devauchelle devaud devaux deve deveau deveaux develay deveze devic devidal devienne devigne
devillard deville devillers devilliers devin devineau devise devisme devismes devos devoucoux devred devulder dewaele
dewailly dewez dewilde dewitte dewulf deydier deygas deyres dez dhainaut dhalluin dhaussy dheilly dhenin dhennin
dhondt dhont dia diaby diakite diallo diana diard diarra dias diawara diaz dib dick didelot didier didierjean
didierlaurent diebold diebolt diemer diet dietrich dietsch dietz dieu dieudonne dieumegard dieval dievart diez dif
digard digonnet diguet dijon dijoux dillenschneider dillenseger dillies dilly dimanche dimier dine dinet dion dionnet
diop diot diraison dirand disdier diss dissaux divet divoux divry dixneuf doare doche dodard dodin doerr dogan doguet
doisneau doisy dol dole doll dolle dollet dolo domange domas domec domenech domenge domergue domine domingo domingues
dominguez dominici dominique domont donat donati donjon donnadieu donnart donnat donne donnet donval donze donzel
doppler dor dorange dorchies dordain dore doreau dorel doremus doret dorey dorier dorin dorion dorival dorleans dormoy
dorn dornier dorval dossmann douard douat douaud douay doublet douce doucet douche douchet douchez douchin doucoure
doudet douet douguet douillard douillet doumenc dourlens dournel dourthe doury dousset doussin doussot douteau doutre
douville doux doyen dragon drame drancourt drapeau drapier dray drean dreano dreau drelon dreux drevet drevon dreyer
dreyfus dridi drieu drieux drion drochon drocourt droguet droin droit dromard dron drouard drouart drouault drouet
drouhin drouillard drouillet drouin droulez drouot droux dru druart druelle druesne druet drugeon druon duarte duault
dubail duban dubar dubard dubarry dubart dubas dube dubernard dubernet dubief dubien dubin duboc duboeuf dubois dubos
dubosc duboscq dubosq dubost dubot dubouchet dubourdieu dubourg dubray dubreil dubreucq dubreuil dubroca dubrulle
dubuc dubuis dubuisson dubus dubut duby duc ducamp ducasse ducastel ducatel ducatez ducatillon ducellier duchamp
duchateau duchatel duchaussoy duche duchemann duchemin duchene duchenne ducher duchesne duchet duchez duchon duclaux
duclos ducloux ducloy ducoin ducos ducouret ducournau ducourneau ducret ducreux ducrocq ducroquet ducros ducrot
ducroux ducruet dudek dudognon dudon dudouit duez dufau dufaud dufaure dufay dufeu duffau duffaud duffaut duffour
dufils duflo duflos duflot dufort dufosse dufour dufourcq dufourg dufraisse dufrene dufrenne dufrenoy dufresne dugain
dugardin dugas dugast dugay dugue duguet duhalde duhamel duhaut duhayon duhem duhoux duigou dujardin dujon dulac dulau
dulieu dulin dulon dulong duluc dumain dumaine dumartin dumas dumay dumenil dumery dumesnil dumet dumetz dumez dumon
dumond dumont dumonteil dumontet dumontier dumora dumortier dumouchel dumoulin dumoutier dumur dunand dunet dunoyer
duparc dupart dupas dupays dupe duperray duperrier duperron dupeux dupeyron dupin dupire duplaix duplan duplessis
duplessy duplouy duponchel dupond dupont duport dupoux dupouy duprat dupraz dupre dupret duprey duprez dupriez dupuch
dupuich dupuis dupuy duquenne duquenoy duquesne duquesnoy duran durand durandet durant duranteau duranton dureau durel
duret dureuil durier durieu durieux duriez durif durin duris durocher duron durot durou duroux duroy durr durrieu duru
durupt dury dusart dusautoir dussart dussaux dusseaux dusserre dussert dussol dutartre duteil dutel dutertre dutheil
duthil duthilleul duthoit duthu dutilleul dutoit dutot dutour dutrey dutrieux dutto duval duvauchelle duveau duverger
duvernay duverne duverneuil duvernois duvernoy duvert duvignau duvigneau duville duvinage duvivier ebel eber eberhardt
eberle echard eck eckert edel edeline edet edmond edon edouard egea egloff egret ehlinger ehret ehrhard ehrhardt
ehrhart ehrmann elbaz elias elie elies eliot elisabeth elissalde eloi eloy eme emeriau emery emile emmanuel emo emond
emonet enard enault enderlin engel engler engrand enguehard enjalbert enjolras eon epinat erard erb erhard ernault
ernest ernoult ernst erny escaffre escaich escalier escallier escande eschbach escobar escoffier escot escudero
escudie escudier escure esnard esnault espagnet espie espinas espinasse espinosa espitalier esposito esquerre esquirol
esteban estebe esteve esteves esther estienne estival estrade etchart etchebarne etcheberry etchegaray etchepare
etcheverry etheve etienne etourneau etrillard ettori eude eudeline eudes eugene eustache euvrard evain evanno evano
eve eveillard even eveno evesque evin evrard exbrayat excoffier expert exposito eychenne eymard eymery eynard eyraud
eysseric fabbri fabbro faber fabert fabiani fabien fablet fabre fabregue fabry fache facon facq faes fage fages faget
fagot faguet fahy faidherbe faille faisant faivre falaise falck falco falcon falconnet falcou falcoz falempin fall
faller fallet fallot falque fanget fantin fantino fanton faraut farcy fardeau fardel farenc fares farge fargeas
fargeot farges fargier fargues faria farina farnier faron faroux farre farrugia fasquel fasquelle fassier fath fatoux
fau fauchard fauchart fauche faucher fauchet faucheux fauchon faucon fauconnet fauconnier faugeras faugere faugeron
fauque fauquembergue fauquet faure faurie faury faustin fauveau fauvel fauvergue fauvet faux favard fave favennec
favereau faverjon favier favre favreau favrel favret favrot favry fay fayard faye fayet fayol fayolle fays fazilleau
febvre fedou feger fel felicite felix feller fellmann felten fenet fer feral ferard feraud feray ferchaud fercoq
ferdinand fere feret ferey ferez ferlay ferlin ferment fernandes fernandez fernez feron ferran ferrand ferrandi
ferrando ferrandon ferrant ferrante ferrara ferrari ferraris ferraro ferraton ferre ferreira ferreol ferrer ferrere
ferrero ferret ferretti ferri ferrie ferrier ferriere ferrieres ferriol ferro ferron ferry fert ferte fery fesquet
fessard fetiveau feuillade feuillet feutry feuvrier feve fevre fevrier fey fichaux fichet ficheux fichot fichou
fichter fieschi fievet fievez fievre figueiredo figuiere filali filet filhol filippi filippini fillatre filleul
fillion fillol fillon filloux filoche fily fin finance finck fine finet finot fiore fiori fiot fiquet firmin fischbach
fischer fitoussi fix flageul flahaut flamand flamant flambard flament flamme flandin flandre flandrin flatres flaux
flavigny fleche fleck fleurance fleurant fleureau fleuret fleuriot fleurot fleury flick flinois flipo floch flon
floquet florence florent florentin flores floret florin flory flour flouret floury fofana foin foissac folcher folio
follain follet follin folliot fons fonseca font fontaine fontan fontana fontanel fonteneau fontenelle fontes
fonvieille foray foreau forel forest forestier foret forey forge forget forgues forissier forner forster fort forte
fortier fortin fortune fossard fossat fossati fosse fosset fossey fossier fostier fouache fouassier foubert foucard
foucart foucaud foucault fouchard fouche foucher fouchet fouet fougeray fougere fougeres fougeron fougerouse fouillet
fouilleul fouilloux foulard foulon foulonneau foulquier fouquart fouque fouques fouquet four fourage fourcade fourcroy
fourdrinier foure fourel foures fouret fourgeaud fourmaux fourment fourmond fourmont fourmy fourneau fournel fournet
fournial fournie fournier fourny fourquet fourre fourreau fourrier foury foussard foussat fousse foy fraboulet frachon
fradet fradin fraisse framery franc francais francart france frances franceschi franceschini franchet francheteau
franchi franchini francillette francis francisco franck franco francois francoise francomme francon frangeul frank
franquet frantz frappier fraud fraval fray fraysse frayssinet frebourg frechet frechin frechou frecon frederic fredon
freitas fremaux fremeaux fremiot fremont fremy frenot frenoy frere freret frerot frery freslon fresnais fresneau
fresnel fresquet fresse freulon freund freville frey freyburger freyermuth friant friboulet frick fricker fricot
friederich friedmann friedrich friess frin friquet frisch frison fritsch fritz frizon froger froidefond froidevaux
froidure froissard froissart fromage froment fromentin fromont fronteau frossard frot frouin fruchard fruchart frugier
fruit fruleux fuchs fuentes fugier fuhrmann fumey furet furic furlan furon furst fuseau fuss fuster fuzeau gabard
gabel gabelle gabert gabet gabillard gabillet gabin gabon gaboriau gaboriaud gaborieau gaborit gabory gabriel
gabrielli gac gache gachet gachon gacon gady gaertner gaffet gaget gagliardi gagnaire gagnard gagne gagnepain gagneur
gagneux gagniere gagnon gaiffe gaignard gaillac gaillard gaillardon gaillet gaillot gain gal galais galan galand
galant galas galaup galea galerne gales galet galey galibert galichet galindo galinier galisson gall gallais galland
gallard gallardo gallas gallay galle gallego gallerand gallet galli galliano gallice gallien gallienne gallier galliot
galliou gallo gallois gallon gallot gallou gally galmiche galopin galpin galtier galvez galy gamain gamard gamba
gambart gambier gambini gamblin gamel gamelin gamet gand gandon gandy gane gangloff ganivet ganne gantier gantois
garabedian garand garandeau garat garaud garbay garbe garcia garcin garcon gard garde gardelle gardes gardet gardette
gardien gardin gardon gareau garel garet garin garino garnaud garnero garnier garo garon garot garraud garreau garrec
garrel garret garric garrido garrigou garrigue garrigues garros garrouste garry gary gas gasc gaschet gascoin gascon
gasmi gasnier gaspar gaspard gasparini gasquet gass gassama gasse gasselin gasser gassmann gast gastal gastaldi
gastaud gaste gastineau gaston gastou gastrin gatard gate gateau gatel gatellier gatignol gatineau gatt gatti gatto
gau gaubert gauche gaucher gauchet gaud gaudard gaude gaudefroy gaudel gaudet gaudillat gaudillere gaudin gaudon
gaudre gaudron gaudry gauduchon gaudy gauer gaugain gaulard gaulier gaulin gault gaultier gaume gaumet gaumont gaury
gauthe gautheron gautherot gauthey gauthier gautier gautreau gautret gautron gauvain gauvin gauvrit gavalda gavard
gavelle gavet gavoille gavois gay gaye gayet gayon gayot gayral gayrard gayraud gaze gazeau gazel gazon geay geeraert
geffard geffray geffroy gehin geiger gelard gelas gele gelebart gelin gelineau gelis gelle gelly gelot gely genard
genay gence gendre gendreau gendron gendrot gendry gene geneau geneix genest geneste genestier genet geneve genevieve
genevois genevrier gengembre genin genot genoud genoux gens gente gentet gentil gentile gentilhomme gentric genty geny
geoffray geoffroy georg george georgeault georgel georgelin georgeon georges georget georgin geran gerard gerardin
geraud gerault gerbaud gerbault gerbe gerbeau gerber gerbet gerbier gergaud gerin germa germain germany germe germon
germond gernez gernigon gerome geron geronimi gervais gervaise gervasoni gervois gery gesbert geslin geslot gest
gestin gey geyer gharbi gherardi ghesquiere ghibaudo ghio ghys giacometti giacomini giacomoni giannini giard gibaud
gibault gibelin gibert gibier gibon gicquel gidon giet giffard gigan gigant gigon gigot giguet gil gilabert gilard
gilbert gilet gilibert gillard gille gilleron gilles gillet gillette gilli gillier gilliot gillon gillot gilly gilot
gilquin gilson gimbert gimenez gimeno gindre giner gineste ginestet ginet ginisty ginoux giordanengo giordani giordano
giorgetti giorgi giot giovannetti giquel giral girard girardeau girardet girardi girardin girardon girardot giraud
giraudeau giraudet giraudo giraudon girault gire girerd giret girin girod girodet girodon giron gironde girot girou
girouard giroud giroux giry gisquet gitton giudicelli giuliani giusti givry glacet gladieux glatigny gleize gleizes
glenat gless gleyze gloaguen gloanec glorieux glotin gloux goarin goasdoue goasguen gobe gobert gobet gobillot gobin
goblet goby godard godart godde gode godeau godefroy godel godet godey godfrin godfroy godier godin godineau godon
godot goepfert goethals goetz goeury goffart goffin goguet gohier gohin goigoux goin goldstein golfier golliot gombaud
gombert gomes gomet gomez gomis goncalves gondard gondouin gonet gonidec gonin gonnard gonneau gonnet gonnord gonnot
gonon gontard gonthier gontier gonzales gonzalez goossens gorce goret gorge gorin gorlier goron gorre gorse gory
gosnet gossard gossart gosse gosselin gosset got gotti gouard gouault gouaze goubert goubet goubin goudal goudard
goude goudeau goudet goudin gouedard gouel gouet gouez gouge gougeon gouget gouhier gouin goujon goulard goulet gounon
goupil goupy gouraud gourbeyre gourdain gourdel gourdet gourdin gourdon gouret gourguechon gourgues gouriou gourlaouen
gourlay gourmaud gourmelen gourmelon gournay goursaud gourves goury goussard gousse gousseau gousset goussin goussot
gout goutard goutorbe goutte gouttenoire gouverneur goux gouy gouyon gouze gouzien gouzy govin govindin goy goyard
goyat goyer goyet goyon grabowski grac gracia gradel graf graff graffin grail graille graillot grain graindorge grall
grancher grand grandchamp grande grandemange grandet grandgirard grandhomme grandidier grandin grandjean grandmougin
grandpierre grandsire granet grange grangeon granger grangier granier granjon grapin grard grare gras grass grassart
grasser grasset grassi grassin grataloup gratien graton grattepanche grau graux grave graveleau gravelle gravier
graziani greau greaux grebert greco greff greffier gregoire gregori greiner grelaud grelet grelier grellet grellier
gremillet gremont gremy grenard grenet grenier grenon grenot gres gress gresset gressier grevet grevin greze gricourt
grieu griffon grignon grillet grillon grillot grimal grimaldi grimaud grimault grimaux grimbert grimm grimont griot
gris grisard grisel grison grisoni grisot griveau grivel grivet grivot grognet groleau grolier grolleau grollier
grondin gros grosbois grosclaude grosjean grosperrin gross grosse grossemy grosset grossi grossin grossmann grosso
groult groussard grousset groussin grout groux gruau gruber gruel gruet grun grunenwald gruson gruyer guay gudin
gueant guede guedes guedj guedon guegan gueguen gueho guelle guellec guenard gueneau guenet guenier guenin guennec
gueno guenon guenot guerard guerault gueret guerif guerin guerineau guerinet guermeur gueroult guerout guerra guerre
guerreiro guerrero guerrier guerrin guerrini guerry guerville guery guesdon guesnon guet guette guevel gueye guez
guezennec guffroy guglielmi guiard guibal guibert guiberteau guibout guichaoua guichard guicherd guichet guicheteau
guichon guidat guidet guidez guidi guidicelli guidon guidoni guiet guieu guignard guignier guignon guigon guigou
guigue guiguen guigues guiguet guihard guiheneuf guiho guilbaud guilbault guilbert guilbot guilcher guilhem guilhot
guillain guillard guillas guillaud guillaume guillaumet guillaumin guillaumond guillaumot guille guillem guillemain
guillemant guillemard guillemaud guillemet guillemette guillemin guilleminot guillemot guillen guillerm guillerme
guillermet guillermin guillet guilleux guillevic guillien guillier guillin guillo guillochon guillois guillon
guillonneau guillory guillossou guillot guilloteau guillotin guilloton guillotte guillou guillouet guilloux guilluy
guilmain guilmet guilmin guilpain guimard guimier guin guinand guinard guinaudeau guinchard guine guinet guinoiseau
guinot guion guionnet guiot guiral guiraud guironnet guislain guisset guitard guiton guittard guitteny guittet guitton
guittonneau guivarch guizard guiziou gunther gury gustave gustin guth gutierrez guy guyader guyard guyet guyomar
guyomarch guyomard guyon guyonnet guyonvarch guyot haag haas habasque habert habib hache hachemi hachet hacquard
haddad haddouche hadjadj hadji haffner hagnere haguet hahn hainaut halgand halimi hall halle haller hallet halley
hallier hallot hallouin halluin halm halter hamadi hamann hamard hamdaoui hamdi hameau hamel hamelin hamet hamidi
hamilcaro hamm hammer hamon hamonic hamy hamza hamzaoui hanin hannedouche hannequin hannier hanon hanot hanquez
hanriot hans hansen hanser hantz haon haquin haran harang harbonnier hardel hardouin harduin hardy harel harivel harle
harmand harmant harnois haro hart harter hartmann hary hascoet hasle hassan hassani hassler haton hatte hatton
hauchard hauchecorne haudebourg haudiquet hauet hauguel haumont haury hauser hauss hautbois hautcoeur hautecoeur
hautefeuille hautier hautin hautot havard havart havet havez hay haye hayet hayot hays hazard hazera hebert hebrard
hebras hecht heck heckel heckmann hecquet hector hedin hedouin hee hego heilig heim heimburger hein heinrich heintz
heitz heitzmann helaine helary helbert held helias helie helies helin heliot hell helle hellec hellegouarch heller
hellio hello helmer helou hemard hembert hemery hemmer hemon henaff henault henaut henaux henin hennebelle hennebert
hennequin henneuse hennion henno heno henocq henocque henon henot henri henriet henriette henrio henrion henriot
henriques henry hequet herail herard heraud herault herbaut herbaux herbe herbelin herbert herbet herbez herbin
herblot herbreteau heredia hericher herin herisse herisson heritier herledan herlem herlin herman hermand hermann
hermant hermel hermelin herment hermet hermier hermitte hermouet hernandez heron herouard herpe herpin herr herrault
herrera herrero herrmann herrou herry hersant hersent herter hertzog hervault herve hervet hervier hervieu hervieux
herviou hervo hervouet hervy hery herzog hespel hess hesse hetzel heude heulin heurtault heurtaux heurtebise heurtel
heurtier heuze heyer heyraud hiblot hibon hidalgo hilaire hilbert hild hill hillairet hillion hilt hinault hingant
hippolyte hirel hiriart hirigoyen hiron hirsch hirtz his hiver hivert hoang hoarau hoareau hocde hochard hochart
hochedez hochet hocq hocquard hocquet hoel hoff hoffmann hofmann hoguet hollard holleville holtz holveck hombert homo
honorat honore horcholle horel horn hospital hostein hot hottin houard houdart houdayer houdin houee houeix houel
houet houillon houis houles houlle houllier houot houpert hourcade houriez hourlier hours houry houssais houssaye
housset houssin houvenaghel houy houze houzet houziaux hoyez huard huart huber hubert huby huc hucher huchet huchon
huck hudry hue hueber huet hug hugel hugon hugonnet hugot huguenin huguenot hugues huguet huiban huillet huin huleux
hulin hulot humbert humblot humeau humez hummel hunault huon huot hurault hure hureau hurel huret hurez huriez huron
hurtaud hurtrel hus huss husser husson huteau hutin huvelin huyghe huynh hyvert ibanez ibos ibrahim icard idoux
iglesias ignace iltis imbault imbert imhoff inacio ingrand inizan innocenti invernizzi isaac isambert isidore ismael
isnard isoard israel issartel itier iung ivaldi izard izquierdo jacob jacobs jacopin jacot jacq jacquard jacquart
jacquel jacquelin jacqueline jacquemain jacquemard jacquemart jacquemet jacquemin jacquemond jacquemont jacquemot
jacques jacquesson jacquet jacquey jacquier jacquin jacquinet jacquinot jacquot jadeau jadot jaeger jaegle jaffre
jaffres jaffry jager jahan jahier jaillet jakubowski jalabert jallais jallat jallet jamain jambon jambou jambu james
jamet jamin jamme jammes jammet jamois jamot jan jandot janet janicot janin jankowski jannet jannin jannot janot
jansen janson janssen janssens janvier jany jaouen jaquet jardel jardin jardon jarno jarny jarret jarrier jarrige
jarry jasmin jaspart jaubert jaud jauffret jaulin jault jaume jauneau jaunet jaussaud javelle jay jayat jayet jean
jeanblanc jeandel jeandot jeanjean jeanmaire jeanmougin jeanne jeanneau jeanneret jeannet jeannette jeanney jeannin
jeannot jeanpierre jeanroy jeanson jeantet jeanvoine jegat jego jegou jegouzo jegu jehan jehanno jehl jennequin jenny
jeremie jerome jestin jeudy jeuland jeulin jeune jeunet jezequel jimenez joachim joannes joanny job jobard jobert
jobin joffre joffroy joguet johnson jolibois jolivel jolivet jollet jollivet jolly joly jomard jonard jonas joncour
jones jonquet joos jorand jordan jore joret jorge joron joseph josephine josse josselin josserand josset josso jost
jouan jouanin jouanne jouanneau jouannet jouannic jouanno jouanny jouault joubert joubin jouen jouenne jouet jouffre
jouffroy jougla jouglet jouin joulain joulia joulie joulin jouneau jouniaux jourda jourdain jourdan jourde jourdin
jourdren jourjon journe journet journo journot jousse jousseaume jousselin jousset jouve jouvet jouvin jouy jovanovic
jover joye joyeux juan jubault jubert jubin judas jude judith juge juguet juhel juif juillard juillet juin jule jules
julia julian julie julien julienne jullian julliard jullien jullion julliot jumeau jumeaux jumel junca juncker jund
jung junique jupin jupiter jury just juste justin justine juteau juvin kaci kaczmarek kaddour kaddouri kadi kadri kahn
kaiser kaminski kammerer kancel kanoute kante kapp kara karcher karl karmann katz kauffmann kaufmann kaya kayser
kazmierczak kebe keck keita keller kempf kennel keraudren kerbrat kerdraon kerebel kergoat kerherve kerhoas kerisit
kerjean kerleau kerloch kermarrec kermoal kermorvant kern kerneis keromnes kerouanton kerrien kervadec kervarec
kervella kervran kerzerho kessler khaldi khelifi kiefer kieffer kiener kientz kiffer kilic kim kirch kirsch klein
kling klinger klingler klipfel klotz knecht knittel knobloch knockaert koch kocher koehl koehler koenig koessler kohl
kohler kolb konate kone konieczny konte kopp kowalczyk kowalski kozlowski kraemer krafft kraft kramer krauss krawczyk
krebs kremer kretz krief kriegel krieger krier krol kubiak kubler kuentz kuhn kuntz kuntzmann kurtz kuster kwiatkowski
labadie labalette labarbe labarde labarre labarrere labarriere labarthe labat labatut labaume labaune labbe labe
labeau labelle labesse labeyrie labidi labille labit labitte labonne laborde laborie labourdette laboure laboureau
labre labro labrosse labrot labrouche labrousse labrune labrunie labruyere labussiere laby lac lacaille lacam lacan
lacassagne lacave lacaze lachaise lachaize lachambre lachat lachaud lachaume lachaux lachenal lachevre lacheze laclau
lacombe lacomme lacoste lacote lacotte lacour lacourt lacouture lacrampe lacroix lacrouts lacroux ladet ladriere
lafage lafarge lafargue lafaurie lafay lafaye laffaille laffargue laffay laffitte laffon laffont lafforgue lafitte
lafleur lafolie lafon lafond lafont lafontaine laforce laforest laforet laforge laforgue lafosse lafourcade lagache
lagadec lagarde lagardere lagarrigue lagasse lager laget lagier lagneau lagneaux lagorce lagoutte lagrange lagrave
lagree lagrue laguerre lahaye laheurte lahmar lahousse lai laidet laigle laigneau laignel laigre lailler laine lair
laisne laisney lajoie lajoinie lajus lalande lalanne lalevee lallemand lallemant lallement lallier laloi lalot laloue
lalouette laloux laloy laly lam lamache lamaison lamalle lamand lamande lamant lamarche lamare lamarque lamarre lamart
lambert lambin lambinet lamblin lamboley lambolez lambour lame lami lamirand lamirault lamoine lamon lamontagne
lamothe lamotte lamouche lamour lamouret lamoureux lamouroux lampin lamure lamy lance lancelin lancelle lancelot
lanciaux lancien lancon lancry landa landais landeau landelle landemaine landes landier landon landre landreau
landrieux landrin landru landry landy lanfranchi lang lange langer langevin langlade langlais langlet langlois
langrand languille lanier lanneau lannes lannoy lannuzel lanoe lanoix lanoue lanoy lanquetin lantenois lanteri
lantheaume lantoine lantz lanusse lanvin lanza laot lapalus lapeyre lapie lapierre laplace laplagne laplanche lapointe
laporte lapotre lapouge lapp laravine larbi larche larcher larcheveque larde lardeau lardenois lardet lardeux lardiere
lardin lardon lardy large largeau largeron largilliere larguier larive lariviere larmet larnicol laroche larochelle
laroque larose larousse larre larrere larriere larrieu larrive larroque larrouy larrue larsonneur lartigau lartigue
larue laruelle larvor larzilliere lasalle lascaux lascombe lascoux lasfargues lasne lasnier lassagne lassaigne lassale
lassalle lasselin lasserre lasson lassus lastennet latapie lataste latchimy lathiere latil latorre latouche latour
latournerie latreche latreille latrille laude laudet laudrin lauer lauga laugel laugier laumond laumonier launay
launey launois laur laurain laurans laure laureau laurence laurenceau laurencin laurencon laurendeau laurens laurent
laurenti lauret laurier laurin lauriol laury lautier lauze lavabre laval lavalette lavallee lavanant lavandier lavaud
lavault lavaux laveau lavenant lavenu laverdure lavergne laversin lavialle lavie lavielle lavier lavigne laville
laviolette lavisse lavit lavocat lavoine lavoisier lavorel lay laye layec lazare lazaro lazarus leal leandri leau
leaute lebaillif lebailly lebarbier lebaron lebas lebastard lebeau lebecq lebegue lebel lebert lebigot lebigre lebihan
leblanc leblay lebleu leblois leblond leboeuf lebois lebon leborgne lebosse lebouc leboucher leboucq leboulanger
lebourg lebourgeois lebouteiller lebouvier lebrat lebraud lebre lebret lebreton lebrun leca lecacheur lecaille lecamus
lecanu lecaplain lecardonnel lecarpentier lecas lecat leccia lecerf lecesne lechartier lechat lechene lechevalier
lechevallier lecigne leclair leclaire lecler leclerc leclercq leclere lecluse lecocq lecoeur lecoeuvre lecointe
lecointre lecompte lecomte leconte lecoq lecordier lecornu lecot lecourt lecourtois lecoustre lecoutre lecouturier
lecrivain lecroq lecuyer ledain ledanois ledee ledent ledez ledieu ledig ledoux ledoyen ledroit ledru leduc leducq lee
lefaure lefaux lefebure lefebvre lefer lefeuvre lefevre leforestier lefort lefranc lefrancois lefrancq lefrere legal
legat legault legay lege legeard legeay legendre legentil leger leglise legoff legoupil legout legoux legrain legrand
legras legret legris legrix legros legroux leguay leguillon leguy lehmann lehoux lehuede leignel leininger leitao
leite lejard lejeune lejosne lelaidier lelandais lelarge leleu leleux lelievre lellouche leloir lelong leloup leloutre
lelu lemahieu lemaire lemaistre lemaitre leman lemarchand lemarechal lemarie lemasson lemay lemee lemercier lemerle
lemesle lemetayer lemeunier lemiere lemieux lemire lemoigne lemoine lemonnier lemort lempereur lenain leneutre leneveu
lenfant lengagne lenglet lengrand lenne lenoble lenoir lenormand lentz leo leon leonard leonardi leone leonetti leoni
leopold leost lepage lepan lepape leparoux lepelletier lepeltier lepere leperlier lepers lepetit lepez lepicier
lepiller lepinay lepine leplat lepoittevin lepoivre leporcq lepot lepoutre lepretre lepreux leprevost leprieur
leprince lepron leproust leprovost lequertier lequesne lequeux lequien lequin lerat leray lerch lerda lerebourg
lereverend leriche lernould leroi lerond lerouge leroux leroy leroyer lesaffre lesage lesaint lesaulnier lesauvage
lesbats lescop lescot lescure lesecq leseigneur lesellier leseur lesgourgues lesieur lesieux lesimple lesne lesot
lesourd lespagnol lespes lespinasse lessard lestage lestienne lestrade lesueur lesur letailleur letang letard
letellier leterme leterrier letertre letessier lethuillier letombe letort letourneau letournel letourneur letourneux
lett leturcq leu leurs levacher levallois levannier levant levasseur levavasseur leve leveau leveaux leveille level
leveneur levent leveque leverrier levert levesque levet leveugle levi levieux levillain levrat levron levy lewandowski
ley leydet leydier leymarie leynaud leyrat leys lherbier lheritier lhermet lhermite lhermitte lheureux lhomme lhommeau
lhopital lhoste lhote lhotellier lhuillery lhuillier lhuissier liabeuf liagre liaigre liard liberge libert libessart
liebert liege liegeois lienard lienhard lienhardt lienhart lietard lieutaud lievin lievre liger ligier lignier lignon
ligonniere ligot lim lima limare limoges limon limousin limouzin lin linard linares linck linder linet linossier
liogier lion lionnet lions lioret liot liotard lis litzler livet lize llopis llorca llorens lloret loaec lobjois lobry
lobstein locatelli loche lochet lochon locqueneux locquet lods loeffler loeuillet logeais logerot logez lohier loir
loirat loire loiret loiseau loisel loiselet loison loisy loizeau lombard lombardi lombardo lombart loncle long longin
longo longuepee longuet longueville loos lopes lopez loquet lorain lorand lorant lorcy loreau lorent lorente lorentz
lorenzi lorenzini lorenzo loret lorgeoux lorho loridan lorieux lorin lorion loriot lormeau lorphelin lorrain lorre
lorthioir lory losson lossouarn loth lotte lottin lotz louarn loubat loubere loubet loubiere louboutin louchart louche
louchet louchez loue louet louette louineau louis louise louiset louison loup loupias louradour lourdel lourdin
loureiro lourenco lourme lours loury loussouarn loustalot loustau louveau louvel louvet louviot louvrier loux lovera
loy loyau loyer loyez lozach lozachmeur lozano loze lubert lubin luc lucas lucchesi lucchini luccioni luce lucet
luciani lucien lucot luczak ludwig lugand luis lumineau luneau lunel luquet lusseau lussiez lusson luttringer lutun
lutz lux lyon lyonnet lys maas mabileau mabille mabire mabit macaigne macaire mace machado machard machet machin machu
macia maciejewski mackowiak macon macquart macquet macrez macron madani madec madelaine madeleine madeline mader madi
madiot maerten maertens maes maestracci maetz maffre magalhaes magand magat magaud magdelaine magdeleine mage maginot
magloire magnan magnani magnard magnat magne magnet magnien magnier magniez magnin magnon magny magot magre magron
maguet mahaut mahe maheo mahier mahieu mahieux mahler mahmoudi maho mahot mahu mahut mai maier maignan maigne maigret
maigrot mailhe maillard maille maillet maillot mailly maindron maine maingot mainguet mainguy maire mairesse mairet
mairot maison maisonnave maisonneuve maisse maitre majorel makhlouf makhloufi malaise malandain malaquin malard
malaterre malaval malbec malbert malbranque maldonado male malecot malek malenfant malet malezieux malfait malfoy
malgras malherbe malhomme malige malin malinge malki mallard malle mallet malo malosse malot malterre malvoisin mamet
manach manca manceau mancel manche manchon mancini mandin mandon manent manesse manet manfredi mange mangel mangematin
mangenot mangeot mangin mangold mangot manhes manier maniere maniez manin mann mano manon manoury manouvrier mansard
mansart mansion manson mansour mansouri mansuy manteau mantel manuel many manzano manzoni mao maquaire maquet maquin
mara marais marand marandon maraval marbach marboeuf marc marcade marcadet marcais marce marceau marcel marcelin
marcelli marcellin marchadier marchadour marchais marchal marchand marchandise marchant marchat marche marchesi
marchesseau marchet marchetti marchi marchive marciano marcillac marcilly marciniak marck marco marcon marconnet
marcos marcot marcotte marcou marcoux marcq marcus marcy mardon mare mareau marec marecaux marechal marescaux marest
maret marette margerie margerit margot marguerie margueritat marguerite margueritte marguet marguier marguin mari
maria mariage mariani mariaud marical maridet marie mariel marien mariette marignan mariller marillier marimoutou
marin marini marinier marino mario marion marionneau mariot mariotte mariotti maris marissal marius marle marlet
marlier marliere marlin marlot marmet marmier marmin marmion marnat marois marolleau maron marot marotel marotte
marquant marque marquer marques marquet marquette marquez marquie marquier marquis marre marrec marret marro marron
marrot mars marsac marsal marsan marsaud marsault marseille marsollier marson marsy marteau martel martelli martens
marti martial martignon martigny martin martinache martinage martinat martinaud martine martineau martinel martinelli
martinet martinetti martinez martini martinie martiniere martino martinon martinot martins martiny martos marty martz
marx mary marzin mas masclef masclet mascret masquelier massa massacrier massard massardier massart massat masse
masselin masselot masseron masset massias massicot massin massiot massip massol masson massoni massonneau massonnet
massot massy masure masurier mata mateo mateos mateu matha mathe mathelin matheron mathevet mathevon mathey mathias
mathieu mathieux mathiot mathis mathon mathurin mathy matias matignon maton matras matrat matray matte mattei matter
mattern matton matz maubert mauboussin mauchamp maucourt maudet mauduit maufroy maugard mauge maugendre mauger mauget
mauguin maujean maunier maunoury mauny maupas maupetit maupin mauran maure maurel maurer maurette maurey maurice
mauries maurin mauro maurouard mauroy maury maussion mauvais maximin may mayaud mayen mayer mayet mayeur mayeux
maynadier maynard mayor mayot mayoux mazard mazars mazaud maze mazeas mazeau mazel mazet mazier maziere mazieres mazin
mazouz mazoyer mazuel mazur mazure mazurier mazy mazza mazzoleni mazzoni mear meaux mebarki mechain mechin medard
meder medina meffre meftah mege megret meheust meheut mehl meier meignan meignen meilhac meiller meissonnier meister
mejean melchior melet melin meline melis mellet mellier mellinger mellot melon meloni melot membre menage menager
menand menant menanteau menard mendes mendez mendoza mendy menet menetrier menez menguy menier menigoz mennessier
mennesson menon menoret menou mention menu menuet menuge menut meny merabet merand merat mercadier mercereau merceron
mercier mereau merel meresse meret meriau meriaux meric merieau merienne merieux merigot meriguet merino meriot
merlaud merle merlen merlet merlier merlin merlo merlot merly mermet merot merrien mertens mertz merville mery meslet
meslier meslin mesmin mesnage mesnard mesnier mesnil messager messaoudi messe messier messin messina messmer mestre
metairie metais metay metayer metenier metge metier metivier metral metro mette metz metzger metzinger meudec meunier
meurant meuret meurice meurillon meurisse mevel mey meyer meynadier meynard meynet meyniel meynier mezerette meziane
meziani meziere mezieres mialhe mialon michalak michalet michallet michalon michalski michard michau michaud michaut
michaux miche micheau michel michelet micheli michelin michelon michelot michels michenaud micheneau michiels michon
michot michoux miclo micoud miege miel mielle miesch miette migaud migeon migliore mignard migne mignon mignot migot
miguel miguet milan milani milcent milesi milet milhau milin millan millard mille miller milleret millet milleville
millien millier milliet million milliot millon millot milon milot mimoun mimouni minard minatchy minaud mineau minet
mingam mingot minguet minier minne minot minvielle mioche mion miossec miot miquel miquet mir mira mirabel miralles
miramont miranda mirande miranville miremont miroux mischler missonnier mistral mitton moal moalic mocaer mocellin
modeste moerman mohamed mohammad mohr moinard moindrot moine moineau moinet moins moiroud moisan moise moison moisset
moisson moissonnier moisy moity moizan mokhtari mokrani molard mole moles molet moliere molin molina molinari molines
molinie molinier moll mollard mollaret molle mollet mollier mollon monard monceau moncel monchatre monchaux monchy
moncomble mondesir mondet mondoloni mondon monestier monet monfort monge mongin mongis monie monier moniez monin
moniot monlouis monnereau monneret monnerie monnet monnier monnin monnot monod monot monrose mons montagnac montagne
montagnier montagnon montagut montaigne montane montassier montaut monteil monteillet monteiro montel montels montero
montes montet montfort monti montier montigny montois montout montoya montreuil monville monvoisin mony moquet mora
moracchini morain morais morales morand morange morant morard moras morat moraux mordelet more moreau moreaux moreira
morel morelle morelli morello moreno morere moret moretti moretto morey morfin morgado morgand morgant mori morice
moriceau moricet morichon morier morieux morille morillon morin morineau moriniere morio moris morisot morisse
morisseau morisset morisson moritz morize morizot morlet morlon morlot mornet moro moron morot morteau mortelette
mortier mortreux morvan morvant mory mosca moser mosnier mosser mota motard mothe mothes mottais motte mottet mottier
mottin mouchard mouche mouchel mouchet mouchon mouchot mougel mougenot mougeot mougin mouillard mouille mouillet
moulard moulet moulin moulinet moulinier moulins moulis moullec mouly mounier mouquet moura mouraud moureau moureaux
mouret mourey mourgues mourier mourlon mourot mousnier moussa moussaoui moussard mousse mousseau mousset moussier
moussu moussy moutama moutard moutarde moutel moutet moutier mouton moutou moutoussamy moutte mouty mouysset moy moya
moyen moyne moyon moysan moyse muckensturm mugnier muguet mulard mulet muller mullier mullot mulot multon munch munier
munoz munsch mur mura murat muratet murcia mure mureau murer muret mury murzeau muscat mussard musset musso musy mutel
mutin muzard nabet nadal nadaud nadeau nael naessens nagel nagy nail nakache nallet nancy naour narbonne narcisse
narcy nardi nardin nasri natali nativel nau naud naude naudet naudin naudon naudy nauleau naulet naulin naulleau
navarre navarro nave naveau navet nay naze ndiaye neant neau nebout nectoux nedelec nedellec nee neel neff negre
negrel negri negrier negro nelson neri neron nerriere nesme nestor neto neu neumann neuville neve nevers neves neveu
neveux ney neyrat neyret ngo nguyen niakate niang nicaise nicaud nice nicod nicodeme nicol nicolai nicolas nicolau
nicolay nicole nicoleau nicolet nicoli nicolini nicolle nicolleau nicollet nicot nicou nicoud niel niess nieto nigon
nion niquet nirlo nivault nivelle nivert nivet noble noblet noe noel nogueira noguera nogues noir noirault noiret
noirot noisette noizet nolin nollet nolot nonnenmacher nony norbert nore noret normand normandin normant nortier
nouaille nouet nouguier nouhaud nouri nourry noury nouveau nouvel novel nowacki nowak nowakowski nowicki noyelle noyer
noyon nugues nunes nunez nurdin nurit nury nuss nussbaum nys ober oberle obert obin obrecht obringer obry odet odin
offret oge oger oget ogez ogier oheix ohl ohlmann olier oliva olive oliveira oliver olivero olivier olivieri oliviero
olivo ollagnier ollier ollivier olry omnes omont ondet onfroy onillon orain orange orban orcel orengo orhan orieux
oriol orlandi orlando orsini orsoni ortega ortiz ory osmont osswald oster ostermann oswald otmani ott ottavi otto
ouadah ouali oudard oudart oudet oudin oudot oueslati ougier ouillon ouin oury ousset outin ouvrard ouvry ozanne
ozdemir ozenne ozouf ozturk pacary pacaud paccard pace pacheco pachot pacini pacot pade padilla padovani padre pagani
pagano page pageot pages paget pagnier pagniez pagnon pagnoux pagot pailhes paillard paillart paillas paillat paille
pailler paillet pailleux paillier paillot pailloux pain paineau pairault paire pajot palacios palau palin palisse
pallas pallier pallot palma palmier palmieri palumbo palvadeau pamart pamphile panchout panel panier panis pannequin
pannetier pannier pantel paoletti paoli paolini papa papazian pape papet papillon papin papon papot paque paquereau
paquet paquier paquin para paradis parage parant parat parayre pardo pardon pare paredes parent paret parfait paris
parise pariset parisi parisot parisse parize parizot parmentier parodi parot parquet parra parrain parret parrot parsy
partouche pascal pascaud pascault pasco pascual pasdeloup pasqualini pasquereau pasquet pasquier pasquini passard
passemard passet passot pastel pasteur pastor pastorelli pastre pasturel patard pate patel patin patissier patou
patouillard patout patoux patrac patrice patris patron patry patte pattyn patureau paturel paty pau pauchard pauchet
paugam pauget paul pauleau paulet paulin paulmier paulo paulus pauly paumard paumier pause pautet pautonnier pautrat
pauvert pauwels pavageau pavan pavard pavie paviot pavot pavy pawlak pawlowski paya payan payen payet payot payre pays
paysant pean pech pechard pecheur pecheux pechon pechoux pecot pecourt pecout pecquet pecqueur pecqueux pecriaux pedro
pedron pedrono peeters peguet peiffer peigne peillon peixoto pelage pelat pele pelegrin pelerin pelissier pelisson
pellan pellat pelle pellegrin pellegrini pellegrino pellen pellerin pellet pelletier pellier pellissier pelloquin
pelloux peloux peltier pena penard penaud pene peneau penel penet penicaud penin penisson pennec pennequin pennetier
penot pensec penven penvern pepe pepin pequignot peraldi peralta perard peraud perbet perche percheron perchet
perdereau perdreau perdriau perdrix pere pereira perennes perennou peres peresse peret peretti perez perichon perie
perier perignon perin perinet perisse pernel pernet perney pernin pernot perocheau perol peron peronne peronnet perot
perou perrais perrard perraud perraudeau perraudin perrault perraut perre perreau perree perret perrette perrey
perrichon perrier perriere perrigault perrin perriot perrocheau perrochon perron perrone perronnet perrot perrotin
perrotte perroud perroux perruchot perrussel perry person personne perthuis peru perus pery pesce peschard pesenti
pesnel pesquet pestel pestre petard petel peter peters petetin petibon petillon petin petiot petit petitbon
petitdemange petiteau petitjean petitot petitpas petitprez petot petre petri petry petton peuch peugnet peyrache
peyramaure peyrard peyrat peyraud peyre peyret peyron peyronnet peyrot peyrou peyroux peysson peytavin pezet pezin
pfeiffer pfister pfleger pflieger pham phan phelippeau pheulpin philbert philibert philip philipot philipp philippart
philippe philippeau philippon philippot philipps pialat piard piat piau piazza pic picard picart picat picaud picault
picaut picavet picco pichard pichaud pichavant pichereau picherit pichet pichon pichot picon picot picou picq picque
picquet pidoux pied piednoel piednoir piegay piel pierard pieri pierlot pierrard pierrat pierre pierrel pierret
pierron pierrot pierru pierson piet pieters pietri pietrzak piette piffeteau pigache pigeard pigeon pignard pigne
pignol pignolet pignon pignot pigny pigot piguet pilard pilet pillard pille pillet pillon pillot pilon pilorget pilot
pimont pin pinard pinatel pinaud pinault pincemin pinchon pincon pineau pinel pinelli pinet pinget pinguet pinheiro
pinier pinna pinon pinot pinoteau pinsard pinson pinte pinto pioch pioche pioger pion pionnier piot piotrowski piou
pipart piquard pique piquemal piquet piras pirat piraud pires piret piriou piron pirot pisani pisano pissot pistre
pitard pitault pitel pitiot pitois piton pitot pitou pitre pittet pivert piveteau pivot pla place placide plaire
plaisance plaisant planchais planche planchenault planchet planchon plancke plancon plancq plane planes planet planque
planson plantade plantard plante plantier plantin plaquet plard plas plassais plassard plasse plat plateau platel
platon plaud plault playe plaza plazanet ple plessis plet plichon plisson ploquin plot ploton plouhinec plouvier
plouzennec plu pluchart pluchon plumet pluquet plusquellec pluvinage pochard pochet pocholle pochon podevin podvin
poggi pohu poidevin poignant poilane poinas poinot poinsignon poinsot point pointeau pointel poiraud poire poirel
poiret poirier poiron poirot poirrier poirson poisson poissonnier poitevin poitou poivre poix poizat pol polard polet
poletti polge poli polin pollet polo poly pomarede pomes pomies pommier ponce ponceau poncelet poncet ponchel ponchon
poncin ponge pons ponsard ponsart ponsin ponson ponsot pont pontet ponthieu ponthieux ponthus pontier pontoizeau
ponton pontonnier pontvianne ponty poquet porcher porcheron porchet poree poret porquet porret porta portail portais
portal portalier porte portefaix portejoie portes portet portier portron postec postel postic pot potard potdevin
poteau potel potet pothier pothin potier potin potiron pottier pottiez pouchain pouchin pouderoux poudevigne poudroux
pouget pouillard pouillaude pouille pouillet pouillot pouilly poujade poujol poulain poulard poulenard poulet poulin
pouliquen poullain pouly poupard poupart poupeau poupet poupin poupon pourcel pourcelot pourchet pourrat pourre
pourret pourtier poussard pousse pousset poussier poussin pouteau pouvreau poux pouyet pouzet pouzol poyer poyet pozzi
pradal pradeau pradeilles pradel pradelle pradelles pradere prades pradier pradines prado pradon pralong pras prat
prats praud pre preau preaux presle presse pretet pretot pretre preux prevel prevost prevot priam priem prieto prieur
prieux prigent primault prime prin prince priol priou prioul prioux privat prive probst procureur prodhomme proisy
pronier pronnier pronost prosper prost prot protat protin prou proust prouteau prouveur prouvost proux provost provot
prudent prudhomme prudhon pruneau prunet prunier pruvost pruvot przybylski puaud pubert pucheu puech puel pueyo puget
pugnet puig puissant pujo pujol pujos pupier pupin puren puy puylaurent puyo quantin quaranta queau queffelec
queguiner quehen queinnec quelen quelin quemard quemener quemeneur quemere quenard quenault quenehen quenel quenet
quennehen quenot quentel quentin quercy quere quero queron quertier queruel quesada quesne quesnel quesney quesnot
queste questel quet quetel quetier quettier queva queval quiblier quignon quilichini quilici quillet quillien quin
quinchon quinet quinio quiniou quinquis quint quintana quintard quintin quinton quirin quoniam raballand rabatel
rabaud rabeau rabet rabhi rabier rabiller rabilloud rabin rabineau rabot rabouin rabu rabut raby racaud racine raclot
radenac radet raffaelli raffalli raffard raffestin raffier raffin raffray raffy ragon ragot ragueneau raguenes raguet
raguin rahal rahmani rahmouni raillard raimbaud raimbault raimond rainaud raison ramade ramadier ramage ramassamy
ramat ramaye rambaud rambeau rambert rambour ramdani rame rameau rameaux ramel ramet ramette rami ramier ramillon
ramin ramirez ramon ramond ramonet ramos rampon ramsamy ranc rance rancon randon ranger ranguin rannou ranson raoul
raoult raoux raphael raphalen rapicault rapin rapp raquin rascle raspail raspaud rassat rasse rat ratajczak rateau
ratel ratier ratinaud rattier rauch raud raulet raulin rault rauscher rautureau raux ravard ravat ravaud ravaux rave
raveau ravel raveleau raveneau ravenel ravet ravier ravon ravoux ray raybaud raye rayer raymond raynal raynard raynaud
rayssac rea real reant reau reaux rebelo rebeyrol rebiere rebillard rebouillat reboul reboulet rebours reboux receveur
rech recher redon reeb regard regazzoni regent regis regnard regnault regnaut regnier regniez reibel reich reichert
reigner reignier reinard reinbold reine reinert reinhard reinhardt reinhart reis reiss reiter reix remaud rembert
remetter remond remy renard renaud renaudeau renaudet renaudie renaudin renaudineau renauld renault renaut renaux
rendu rene renier renner renoir renon renou renouard renouf renoult renoux renucci renvoise repellin requena requier
respaud resse resseguier retailleau rethore retiere retif rety reutenauer reuter revault reveille reveillon revel
reverchon reverdy reversat revert revest revillon revol rey reyes reymann reymond reynaert reynal reynard reynaud
reyne reynes reynier reze riahi rialland riant ribardiere ribaud ribault ribaut ribeiro ribes ribet ribeyre ribeyron
ribier ribiere ribot riboulet ricard ricart ricaud ricci richard richardeau richardot richardson richaud riche richer
richert richet richeux richez richier richomme richon richou richoux richter richy rico ricordeau ricordel ricou ricq
ricquebourg ridard rideau ridel ridet ridoux riedinger rieffel riegert riehl riera ries rietsch rieu rieux riff
riffard riffaud riffault rigal rigaud rigaudeau rigault rigaut rigaux righi rignault rigolet rigollet rigot rigoulet
riguet rimbaud rimbault rimbert rimlinger rinaldi rinaudo rineau ringard ringenbach ringeval ringot ringuet rio rion
riondet rios riot riotte riou rioual rioult rioux ripert ripoche ripoll riquet riquier risch rispal riss risse risser
ritter ritz ritzenthaler riu riva rival rivalin rivals rivard rivas rivat rivaud rivault rive rivera rives rivet
rivier riviere rivierre rivoal rivoallan rivoire rivollier rizzi rizzo robache robard robart robbe robe robelin
roberge robert robic robichon robillard robin robine robineau robinet robino robinot robion robles roblet roblin
roblot roby roc roca rocca rocchi rocchia roch rocha rochais rochard rochas rochat roche rochefort rochelle rocher
rochereau rochet rocheteau rochette rochon rock rocton rodde rode rodet rodier rodot rodrigues rodriguez roels roesch
roge rogeon roger roget rogez rogier rognon rogue roguet rohart rohaut rohee rohmer rohou rohr roi roig roignant roine
rojas rol roland rolando rolet rolin rolland rolle rollet rollier rollin rollot romagny romain roman romand romanet
romani romano romary rome romeo romera romero romet romeuf romeyer romieu ronceray roncin rondeau rondel rondepierre
rondet rondot rongier ronsin roos roose ropars ropers ropert roque roques roquet ros rosa rosalie rosay rose roseau
rosello roser roset rosier rossard rosse rosset rossetti rossi rossignol rossini rosso rostaing rostan rota roth
rottier rotureau roturier rouan rouanet rouard rouat rouaud rouault roubaud roubin roubinet rouby rouch roucher
rouchon rouchouse rouchy roucou roudaut roudet roudier roudil roudot roue rouet rouge rougeaux rougemont rougeot
rouger rougerie rougeron rouget rougier rouhaud rouillard rouille rouiller rouillon roul rouland rouleau roulet
roulier roulin roulland roulle roulleau roullet roullier roulot roumier roumy rouquet rouquette rouquie rouquier roure
rous roussarie rousse rousseau rousseaux roussel rousselet rousselin rousselle rousselot rousset roussey roussillon
roussin rousson roussy roustan routier rouvet rouveyrol rouvier rouviere rouvrais roux rouxel rouy rouyer rouzaud
rouze rouzeau rouzic rouzier rouzies roy royant royer royere royet royo royon roze rozec rozet rozier ruaud ruault
ruaux rubin rubio ruby ruch ruchaud ruckebusch rudelle rue rueff ruel ruellan ruelle ruet ruff ruffenach ruffier
ruffin rufin ruggeri ruhlmann ruiz rullier rumeau russier russo ryckebusch ryckewaert ryo saada saadi sabas sabathe
sabathier sabatie sabatier sabin sablayrolles sable sablon sabot saboureau sabourin sabre saby sacco sachet sachot
sacko sacre saez sage saget sagnard sagne sagnes sagnier sagot sahin sahli sahraoui sahuc said saidani saidi saillant
saillard saillet sailly sainson saint saintot saison sakho sala salabert saladin salah salas salat salaun sale salem
salembier sales salesse salesses salgado salgues salhi salin salinas salingue saliou salis sall sallaberry salle
salles sallet salliot salmi salmon salome salomez salomon salon salou salvador salvadori salvan salvat salvi salvy
samain samson samuel samy samyn sanchez sanchis sancho sandoz sandre sandrin sanglier sanial sanna sannier sanquer
sans sanson santamaria santarelli santelli santerre santi santiago santin santini santoni santoro santos santucci sanz
saoudi saout sapet sapin saquet sarazin sarda sardin sarfati sarrat sarraute sarrazin sarre sarret sarron sart sarthou
sartori sartre sassi sassier sastre sattler sauce saudemont saudrais sauer sauger saule saulnier saumon saunier saura
saurat saurel sauret sauron saury sausse saussereau sautel sautereau sautier sautron sauvadet sauvage sauvageot
sauvaget sauvaire sauval sauvan sauvanet sauvat sauve sauvestre sauvetre saux sauze sauzeau sauzet savalle savard
savarit savary savel savelli savidan savignac savignat savigny savin savina savoie savoy savoye savreux savry savy
sayah scelles scellier schaal schaefer schaeffer schafer schaff schaffner schall schaller schatz schaub scheer
scheffer scheid schell scherer scherrer schilling schillinger schiltz schindler schlegel schlienger schlosser schmid
schmidlin schmidt schmit schmitt schmitter schmitz schneider schnell schott schreiber schreiner schroeder schuh
schuler schuller schultz schulz schumacher schuster schutz schwab schwaller schwartz schwarz schweitzer schwob scotto
scouarnec sebastien sebban sebert sebille sebire secher sechet secq secula segala segalen segard segarra segaud segond
segonds segouin seguela segui seguier seguin segur segura seguret seguy seigle seigneur seigneuret seiler seiller
seillier seite sejourne sellam selle selles sellier sellin selosse selva sempe senac sene senecal senechal senegas
senet senez sens sentenac seon septier seraphin sere seret sergeant sergent serieys serin seris sermet serot serra
serrano serre serreau serres serret serrier serriere serrurier servais servant servat serve serveaux servel sery
seurin seux seve seveno severac severe severin sevestre sevin sevrin seychelles seyer seyller seys seznec sibille siby
sicard sicot sicre sidibe siebert siegel siegler sierra sigaud signoret sigrist sikora silly silva silvain silvestre
silvestri simard simeon simeoni simian simier simoes simon simond simoneau simonet simonetti simoni simonin simonneau
simonnet simonnot simonot sinet singer sinquin sintes sion sionneau sire siret siri sirieix sirot sirven sissoko
sitbon sittler sivignon six skrzypczak slama slimani smadja smagghe smith snp soares sobczak sohier sol sola sole
soleil soler solignac sollier solon soltani sommer sommier sonnet sonneville sonntag sonzogni sophie soreau sorel
soret soria soriano sorin sorlin sorriaux soto soubeyrand soubiran soubrier souchal souchard souchaud souche souchet
souchon souchu soudan soudant soufflet souillard soula soulard soulas soulat soule soules soulet soulie soulier
soullard soum soumare souplet souque souquet sourd sourice souris sourisseau soury sousa soustre souverain souvignet
sow soyer soyez spagnol specht spielmann spiess spinelli spitz spriet stadelmann stadler stahl stalin stanislas starck
staub stefani steffen stein steinbach steiner steinmetz stella stengel stenger stephan stephant stern stervinou
steunou stevenin stevens steyer stienne stievenard stock stocker stoeckel stoecklin stoffel stoll stoltz straub
strauss streiff stroh strub studer stumpf sturm stutzmann suard suarez suau subileau subra subtil suc suchet sudre
sueur suhard suire sulpice sultan supiot suquet sureau suret surget surmont sury susini suss suteau sutra sutter
suzanne sylla sylvain sylvestre szczepaniak szymanski szymczak tabard tabart tabary tabouret taburet tabuteau tache
tachet tachon taddei tafani taffin tahon tahri taibi taieb taillade taillandier taillard taillefer tailleur taillez
tailliez taine taisne tajan talbi talbot taleb talec tallec tallet talleux tallon talon tamisier tan tanchon tanghe
tanguy tanneau tanquerel taochy tapie tapin taquet taraud tarbouriech tardieu tardif tardivel tardy tarin taris
tartarin tassart tassel tasset tassin tassy tastet tatin taton taupin taurines tauzin tavares taveau taverne tavernier
taylor teboul techer tedeschi tedesco teil teillet teinturier teissedre teisseire teissier teixeira telle tellier
telliez tempier templier tendron terme ternisien ternois terrade terral terras terrasse terrasson terret terrien
terrier terrisse terry tesniere tessier tesson testa testard teste teston testu testud tetard tetart tete tetu teule
texier teyssandier teyssedre teyssier thauvin thebaud thebault theil thellier thelliez thenard thenot theobald
theodore theophile thepault thepaut thepot therese theret therin theron therond thery thetiot thevenard thevenet
thevenin thevenon thevenot theze thiam thibaud thibaudeau thibault thibaut thibert thibon thibout thiburce thiebaud
thiebault thiebaut thiebaux thieblemont thieffry thiel thiercelin thierry thiers thiery thil thill thimon thimonier
thion thireau thiriat thiriet thirion thiriot thiry thivet thizy thobois thollet thomann thomas thomasse thomasset
thomassin thomasson thomazeau thomazo thome thomine thoraval thore thoreau thorel thorez thorin thouin thouret
thouroude thouvenin thouvenot thuault thuet thueux thuillier thuilliez thuret tiberghien tichit tiercelin tillard
tillet tillier tilly tilmant timmerman timon tinel tiquet tirard tireau tirel tisne tison tissandier tisserand
tisserant tisseyre tissier tissot tixier tocqueville todeschini tomas tomasi tomasini tomaszewski tome tondeur tondu
tonneau tonnelier tonnellier tonnerre tonon top toquet tordjman torre torrent torres tort tosello tosi tostain
tostivint touati toublanc touchais touchard touche touchet toudic tougeron touil touitou toulemonde toulet toullec
toulon toulouse toumi toupet toupin touraine tourbier toure touret tournadre tournaire tournant tournay tourne
tournebize tourneur tourneux tournie tournier tournois touron tourret tourrette tourte toussaint toustou toutain touya
touzard touze touzeau touzet trabelsi tracol traineau tramoni tran tranchand tranchant tranchard tranier traore
trautmann travers travert trebaol tredez treguer treguier trehin treille tremblay tremeau tremel tremoulet treuil
trevisan triboulet tribout tricard tricaud trichard trichet tricoche tricoire tricot tridon trillaud trinel trinquet
trinquier trioux tripier triquet tritz troadec trocherie trochet trochon trochu trocme trognon tromeur trompette tron
tronche tronchet troncy tronel trotin trottier troubat trouche troude trouillard trouillet trouillot troussier trouve
trubert truc truchet truchon truchot truel truffaut truong trupin tuaillon tual tuffery tupin turban turbe turc turco
turgis turin turlan turmel turon turpault turpin turquet turquin tutin tymen ughetto uguen uhl uhlmann ulmann ulmer
ulrich unal untereiner urbain urban urbaniak urien urrutia urruty ursulet urvoy uzan vaast vabre vacca vache vacher
vacheron vachet vachez vachon vadon vadot vadrot vagner vaillant vaille vaisse vaissiere val valade valadier valat
valcke valdenaire valembois valence valente valenti valentin valentini valere valero valery vales valet valette valin
valla vallade vallat valle vallee valleix valles vallet vallette vallez valli vallier vallin vallois vallon vallot
valognes valois valot valour valton valverde valy vanacker vancon vandaele vandamme vandecasteele vandenabeele
vandenberghe vandenbossche vandenbroucke vandenbussche vandendriessche vandeputte vandevelde vandeville vandevoorde
vandewalle vanel vanesse vang vanhee vanhille vanhoutte vanhove vanier vanlerberghe vanneste vannier vansteenkiste
vaquette vareille varenne varennes varet vargas varin varlet varnier vaslin vasquez vassal vassard vassaux vasse
vasselin vasseur vassort vast vatel vatin vatinel vattier vaucelle vauchel vaucher vauclin vaugeois vaultier vauquelin
vaury vauthier vautier vautrin vaux vauzelle vavasseur vaxelaire vaysse vayssiere vaz vazquez veau veaux veber vedel
vedie vedrenne vedrine vega veillard veillet veillon velasco velay vella velly venant venard vende vendeville venel
venet venier venon venot ventre ventura venturi venturini vera veran verbeke verbrugghe verchere vercruysse verdeil
verdet verdie verdier verdiere verdin verdon verdonck verdot verdu verdun verdure verdy veret verfaillie verge verger
verges vergez vergnaud vergne vergnes vergnol vergnolle verguet verhaeghe verhille vericel verin verite verlet verlhac
vermande vermeersch vermersch vermeulen vermont vermorel vernay verne verneau vernerey vernet verneuil verney vernhes
vernhet vernier verniere vernon veron verot verove verrecchia verret verrier verriere verron versini verstraete vert
verwaerde very vesin vetter veuillet vey veyrac veyrat veyre veyret veyrier veysset veysseyre veyssiere vezin vial
viala vialard vialatte viale vialette viallard vialle viallet viallon vian viandier viard viardot viart viau viaud
viault vibert vicaire vicente vichard victoire victor victorin vidal videau vidot vie vieillard vieille vieira viel
vielle vienne viennet viennot vienot viet vieu vieux vieville viger vigier vignal vignard vignau vignaud vignaux vigne
vigneau vigneron vignes vignier vignolles vignon vignot vigny vigot vigoureux vigouroux vigreux vigroux viguie viguier
vila vilain vilar vilcot vilette villa villain villani villar villard villaret villatte villaume ville villedieu
villeger villemagne villemain villemin villenave villeneuve villeret villers villet villette villier villiers villot
vimont vin vinas vinatier vinay vince vincendeau vincenot vincensini vincent vincenti vinchon vinciguerra vincon vinel
vinet vinot vinson viola violeau violet violette violleau viollet vion vionnet viot virapin virassamy viret viricel
virlouvet viron virot viroulaud viry visentin viseur viseux vissac visse vital vitale vitali vitalis vitel vitoux
vitrac vitrant vitre vitry vitse vitte vittet vittoz vitu vivant vives vivet vivien vivier vix vogel vogt voillot
voirin voisin voisine voland volant volle vollet volpi voltz vouillon voyer vray vrignaud vrignon vuillaume vuillemin
vuillermet vuillermoz vuillet vulliez wach wack wacogne wadoux waechter wagner wagon wahl walch walczak walker wallart
walle wallerand wallet wallez wallon walter walther wanner warembourg wargnier warin warnier wartel wartelle watel
watelet waterlot watier watremez watrin watteau wattebled wattez wattier wattiez wauquier wawrzyniak waxin waymel
weber wehrle weibel weigel weil weiler weill weis weiss weisse welsch welter wendling wenger weppe werle werner
wernert werquin wery wetzel wiart wieczorek wild wilhelm wilk will willaume willem willemin willems william williams
willig williot willmann willot wilson winkler winter winterstein wirth wirtz wisniewski wiss wittmann witz wlodarczyk
wojciechowski wojcik wolf wolff wozniak wrobel wurtz wyart xavier xiong yahiaoui yang yhuel yildirim yildiz yilmaz yon
yonnet you yousfi yung yvart yver yvinec yvon zaidi zajac zammit zamora zanella zanetti zanin zanini zanon zaoui
zapata zaragoza zeitoun zeller zerbib zerrouki zettor ziane ziani ziegler zielinski zilliox zimmer zimmermann zinck
zins zitouni zitte zouaoui zuliani zunino
"""
)
