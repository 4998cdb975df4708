//! The words that headers use for what a column holds, in order: the first rule that fits a name wins, so
//! the narrow ones stand first. Swedish, Norwegian, Danish, Finnish and English, and of German, Dutch and
//! French what lists of operations use.

use super::Meaning;

/// Meaning and the words that name it.
pub const RULES: &[(Meaning, &str)] = &[
    // ---- known and without a field ---------------------------------------------------------------
    (
        Meaning::Aside,
        r"e-? ?post|e-? ?mail|telefon|^tel ?nr|\bphone|mobil|puhelin|sähköposti|kontakt|contact",
    ),
    (Meaning::Aside, r"handläggare|saksbehandler|sagsbehandler|projekt ?led|prosjekt ?led|käsittelijä"),
    (Meaning::Aside, r"webb|website|hjemmeside|hemsida|\burl\b|länk|\blink\b|lenke"),
    (Meaning::Aside, r"uppdater|updated?\b|oppdatert|opdateret|päivitetty|aktualisiert|modified"),
    (
        Meaning::Aside,
        concat!(
            r"(beslut\w*|tilsagns?|vedtaks?|bevillings?|bevilgnings?) ?(datum|dag|dato)|",
            r"päätös ?(pvm|päivä)|signering|signature|panel"
        ),
    ),
    (
        Meaning::Aside,
        concat!(
            r"^beslutad$|(decision|award|approval|modified) date|date (awarded|of (award|decision))|",
            r"^dato$|^date$|^datum$|^pvm$|^datum för (beslut|utbetal|ansök)|^datum (beslut|ansök)"
        ),
    ),
    (
        Meaning::Aside,
        concat!(
            r"(ansöknings?|søknads?|ansøgnings?|application|utlysnings?|^søk|^sök) ?",
            r"(frist|dato|datum|dag|date|deadline|start|slutt?|typ|id|tittel|titel|aktivitet|akt)"
        ),
    ),
    (
        Meaning::Aside,
        concat!(
            r"utbetal|rekvirer|\bpaid\b|disburs|udbetal|maksett|återbetal|återstå|remaining|toteutunut|",
            r"upparbetad|förbrukat|intressent|ausgezahlt|vastgesteld|^förslag|^forslag|^proposed|^innstilling"
        ),
    ),
    (
        Meaning::Aside,
        concat!(
            r"org(anisations?|anisasjons?|anization)?\.? ?-?(nummer|nr|no|number)\b|orgnr|y-tunnus|\bcvr|",
            r"charity number|company number"
        ),
    ),
    (
        Meaning::Aside,
        concat!(
            r"(org(anisation|anization)?|recipient) (identifier|id|description|street|postal|post ?code|",
            r"web)|organisasjon (rolle|finansiell)"
        ),
    ),
    (
        Meaning::Aside,
        concat!(
            r"(kommune?|fylkes?|läns?|region|landskaps?|county|municipality|kunta|kunnan) ?-?",
            r"(nr|nummer|kod|kode|code|numero|koodi|id)\b"
        ),
    ),
    (Meaning::Aside, r"^(land|country|maa|pays|ország|staat)$|koordinat|coordinate|latitude|longitude"),
    (Meaning::Aside, r"intervention|toimenpideluokka|^status|^tila$|^tilstand|^ärendestatus"),
    (
        Meaning::Aside,
        concat!(
            r"(grant|award|programme|program|location|topic|traktat) (code|kode|kod|url)|geo ?code|",
            r"programområde kode|data ?source|^duration|^varighet|^kort ?navn|^short ?name|^street|",
            r"^vejnavn|^adress$|^adresse$"
        ),
    ),
    (
        Meaning::Publisher,
        concat!(
            r"fund(ing|er) org\w*( name)?$|^funder|^finansiär|^bidragsgivare|^stödgivare|",
            r"^rahoittaja|^tilskudsyder|^tilskuddsyter"
        ),
    ),
    (Meaning::Publisher, r"attribuant$"),
    (Meaning::Aside, r"fund(ing|er) org|^viranomainen|^myndighe[dt]|^id \w+$"),
    // ---- counts and shares -----------------------------------------------------------------------
    (
        Meaning::Count,
        concat!(
            r"^(antal|antall|number of|no\.? of|lukumäärä)( (beviljade|godkända|inkomna|",
            r"avslutade|pågående|bevilgede|innvilgede|funded|granted|approved))?( (projekt|",
            r"insatser|ansökningar|stöd|bidrag|beslut|ärenden|förstudier|prosjekter|prosjekt|",
            r"tiltak|søknader|projekter|ansøgninger|tilskud|grants|awards|projects|",
            r"applications|hankkeita|hankkeet|hankkeiden))?( st)?$"
        ),
    ),
    (Meaning::Count, r"^(st|kpl|count|projects|grants|hankkeiden (luku)?määrä|hankkeita|projektmängd)$"),
    (Meaning::Aside, r"^(antal|antall|number of|no\.? of) "),
    (
        Meaning::Share,
        concat!(
            r"^%|\bprocent|\bprosent|\bper ?cent|prosentti|stödgrad|stödnivå|stödsats|",
            r"tilskuds(procent|sats)|",
            r"finansieringsgrad|finansieringssats|finanzierungssatz|rahoitusosuus|intensitet|",
            r"\brate\b|\btaux\b|%"
        ),
    ),
    (Meaning::Share, r"\bandel\b|\bshare\b|osuus$"),
    // ---- what a project is, and why --------------------------------------------------------------
    (
        Meaning::Description,
        concat!(
            r"beskriv|beskrivelse|sammanfattning|description|summary|kuvaus|tiivistelmä|resumé|résumé|",
            r"zusammenfassung|samenvatting|omschrijving|sammendrag|_besk\b|projekt besk\b|^abstract"
        ),
    ),
    (
        Meaning::Purpose,
        concat!(
            r"\bavser\b|^(ändamål|formål|purpose|käyttötarkoitus|tarkoitus|stödet avser|",
            r"bidraget avser|tilskuddet gjelder|objet$|zuwendungszweck|verwendungszweck)"
        ),
    ),
    (Meaning::Place, r"location|sijainti|paikkakunta|post ?code|post ?nummer|post ?nr|postinumero"),
    (Meaning::Place, r"postleitzahl|\bplz\b|code postal|regionalcode|\blocatie\b|\bstandort"),
    // ---- who pays --------------------------------------------------------------------------------
    (
        Meaning::Grant,
        concat!(
            r"(bevilj\w*|myönne\w*|granted|awarded|innvilge\w*|bevilge\w*) (eu|esf|eruf|erdf|eakr|esr)-? ",
            r"?(ja|och|og|and|\+|&) "
        ),
    ),
    (
        Meaning::EuPart,
        concat!(
            r"(\beu\b|\beruf\b|\besf\b|\berdf\b|\beakr\b|\besr\b|\bunion\b|unionens|\befre\b)[- ]?",
            r"(s )?(med ?finans|co-? ?financ|osarahoit|kofinanz|cofinanc)"
        ),
    ),
    (
        Meaning::Grant,
        r"^(varav |därav |heraf |herav )?(region\w*|regional\w*) (med ?finans|finans|stöd|andel|insats)",
    ),
    (
        Meaning::CoFunding,
        concat!(
            r"med ?finans|mot ?finans|egen ?insats|egen ?finans|egenandel|delfinans|",
            r"\bco-? ?(fund|financ)|kofinanz|cofinanc"
        ),
    ),
    (
        Meaning::CoFunding,
        concat!(
            r"match(ed|ing)? fund|own (funding|contribution|financ)|oma ?rahoitus|omavastuu|",
            r"kuntaraha|yksityinen|eigenmittel|eigenanteil"
        ),
    ),
    (
        Meaning::CoFunding,
        concat!(
            r"(annan|övrig|øvrig|anden|other|muu|privat\w*|private|kommunal\w*|",
            r"offentlig\w*) (offentlig |privat )?(finans|fund|rahoitus)"
        ),
    ),
    // ---- kinds and programmes --------------------------------------------------------------------
    (
        Meaning::Priority,
        concat!(
            r"(eu|grant|funding|stöd|bidrags)[- ]?(program|programme|scheme)\b.*|insatsområde|",
            r"åtgärdsområde|innsatsområde|indsatsområde|prioritetsakse|prioritätsachse"
        ),
    ),
    (
        Meaning::Kind,
        concat!(
            r"(stöd|bidrags|tilskudds?|tilskuds|støtte)-? ?(form|typ|type|ordning|art)|",
            r"(projekt|insats|prosjekt|ärende|grant|hanke)\w*[- ]?(typ|type|tyyppi)$"
        ),
    ),
    (
        Meaning::Kind,
        concat!(
            r"^typ( av .*)?$|^type( of .*| av .*)?$|^kind|^slag( av .*)?$|^tyyppi|^tukimuoto|",
            r"^form$|^art$"
        ),
    ),
    // ---- who gets it -----------------------------------------------------------------------------
    (
        Meaning::Owner,
        concat!(
            r"(projekt|prosjekt|ärende)? ?(ägare|eier|ejer)\b|sökande|mottagare|modtager|",
            r"mottaker|mottakar|huvudman|utförare|aktör|prosjektansvarlig|projektansvarlig (org|navn)|",
            r"(bidrags|stöd)tagare|^anordnare|^arrangör|^arrangør|tiltakshaver|tilsagnshaver"
        ),
    ),
    (
        Meaning::Owner,
        concat!(
            r"owner|applicant|awardee|grant holder|grantee|\bsøkers?\b|\bsøkjar|ansøger|",
            r"bevillingshaver|hakija|toteuttaja|",
            r"saaja|lead (partner|org)|begünstigt|zuwendungsempfänger|antragsteller|bénéficiaire|",
            r"aanvrager|begunstigde|ontvanger|beneficiaire"
        ),
    ),
    (
        Meaning::Owner,
        concat!(
            r"(recipient|beneficiary)( (org\w*|individual))?( ?(name|s name))?$|^recipient|",
            r"^beneficiar|^name of (the )?(benef|organi|applicant|recipient|group|grantee)|",
            r"^navn på (søker|ansøger|modtager|mottaker)"
        ),
    ),
    (
        Meaning::Owner,
        concat!(
            r"^organi[sz]ation(en|s)?( ?(namn|name|s name))?$|^organisasjon(en|s ?navn)?$|^organisaatio|",
            r"^förening(en)?$|^forening|^företag(s ?namn|et)?$|^(förenings|organisations|",
            r"bolags)namn$|(ägande|ansvarig|sökande|mottagande|genomförande|",
            r"lead) (organi[sz]ation|part|aktör)|",
            r"^company name$|^(project )?partner$|^(company|institution)$|",
            r"^virksomhed|^yhdistys"
        ),
    ),
    // ---- money -----------------------------------------------------------------------------------
    (
        Meaning::EuPart,
        concat!(
            r"\beu\b|\beruf\b|\besf\b|\berdf\b|\beakr\b|\besr\b|european (union|regional|",
            r"social)|eu-(stöd|medel|bidrag|finans|tuki|del|støtte|midler)|eurooppa|unionens|efro\b|eusf\b"
        ),
    ),
    (
        Meaning::Applied,
        concat!(
            r"(^|\W)(an)?sökt|(^|\W)(an)?sökta|sökes|applied|requested (amount|sum|fund|",
            r"grant)|^request(ed)?\b|amount request|omsøkt|",
            r"\bsøkt|søknads?(sum|beløp)|(an)?søgt|ansøgningsbeløb|haettu|anottu|hakema|beantragt|",
            r"^(ansökan|ansökning|application|søknad|ansøgning|hakemus) .*(belopp|beløp|beløb|amount|summa)"
        ),
    ),
    (
        Meaning::TotalCost,
        concat!(
            r"kostnad|utgift|udgift|omslutning|\bcosts?\b|expenditure|omkostning|projekt ?volym|",
            r"kustann|kulut|projektsumma|gesamtausgaben|gesamtkosten|ausgaben|\bkosten\b|coût|dépenses"
        ),
    ),
    (
        Meaning::TotalCost,
        concat!(
            r"budget|budsjett|budjetti|total(t|a)? ?finansiering|kokonaisrahoitus|investering|",
            r"project value|(finansiering|financing|funding|rahoitus) .*\b(summa|totalt?|sum|yhteensä|i alt)$"
        ),
    ),
    (
        Meaning::Grant,
        concat!(
            r"bevilj|tilsagn|bevilg|bevilling|innvilg|myönne|tildelt|tildeling|awarded|granted|",
            r"godkänt belopp|beslutat (belopp|stöd|bidrag)|beslutad|beslutsbelopp|bewillig|zugesagt|",
            r"verleend|toegekend|løyvd|løyving|^(beslut|bifall|vedtak|päätös)$|",
            r"^(beslut|bifall|vedtak|decision|award|päätös) .*(belopp|beløp|beløb|amount|summa|stöd|bidrag)$"
        ),
    ),
    (Meaning::Allotted, r"tilldel|avsatt|avsatta|allotted|allocat|fördelad|fördelat|budgetram|^ram$|anslag"),
    (Meaning::Grant, r"^(varav|därav|herav|heraf|hvoraf|of which|thereof|josta)\b"),
    (
        Meaning::Grant,
        concat!(
            r"bidrag(et|s?belopp)?\b|stöd(et|belopp|medel)?\b|regionmedel|regionala (medel|",
            r"utvecklingsmedel)|tilskot\b|tilskudd?(s?beløp|s?beløb)?\b|støtte(beløp|beløb|sum)?\b|avustus|",
            r"avustuksen|\btuki|stödsumma|fördersumme|zuwendung|förderung|subsidie\b|subvention"
        ),
    ),
    (
        Meaning::Grant,
        concat!(
            r"\bgrant( (amount|value|sum|offered?|approved|awarded|allocation))?$|",
            r"\bawards?( amount| value)?$|funding( amount)?$|amount (of|granted|approved|awarded|offered)|",
            r"regional(t|a)? (stöd|finansiering)|rahoitus"
        ),
    ),
    (
        Meaning::Amount,
        concat!(
            r"^(belopp|beløp|beløb|summa|sum|amount|value|kr|sek|nok|dkk|kronor|kroner|euro|",
            r"euroa|eur|€|£|gbp|määrä|medel|tkr|mnkr|pengar|total amount|totalbelopp|betrag|montant|bedrag)$"
        ),
    ),
    (Meaning::TotalCost, r"^total(t|a|e|en)?$|^samle[td]|^totalsumma|^totalsum|^yhteensä$"),
    (Meaning::Currency, r"^valuta|^currency|^valuutta|^währung"),
    // ---- when ------------------------------------------------------------------------------------
    (
        Meaning::Period,
        concat!(
            r"projekt ?(tid$|period)|prosjekt ?periode|^period|löptid|genomförande ?(tid|",
            r"period)|tidsperiod|^tid$|kesto$|hankeaika|toteutusaika|^när$|^time ?frame|",
            r"start.{0,12}(slut|end\b)|laufzeit"
        ),
    ),
    (
        Meaning::Start,
        concat!(
            r"start|^från|^from\b|^fra\b|begin|alku|aloitus|påbörja|begynn|^fr ?\.? ?o ?\.? ?m|",
            r"date de début"
        ),
    ),
    (
        Meaning::End,
        concat!(
            r"^slut\b|slut ?datum|slutt? ?dato|^till\b|^til\b|\bend(e|es)?\b|^t ?\.? ?o ?\.? ?m|",
            r"päätty|päättym|loppu|avslut|projekt ?slut|prosjekt ?slutt|slut ?tid|^slutår|completion|",
            r"eind ?datum|date de fin"
        ),
    ),
    (
        Meaning::Year,
        concat!(r"^(budget|besluts|verksamhets|program)?år$|^(financial |award )?year$|^vuosi$|", r"^årtal$"),
    ),
    (Meaning::Aside, r"^datum|^date"),
    // ---- which -----------------------------------------------------------------------------------
    (
        Meaning::Reference,
        concat!(
            r"\bdnr\b|diarie|\bdnro\b|diaarin|ärende ?-?(nr|nummer|id)|referen|^ref\b|^id$|",
            r"^identifier|journaln|sags ?-?n|saks ?-?n|aktenzeichen|zaaknummer|^(kod|kode|",
            r"code|koodi)$|code number"
        ),
    ),
    (
        Meaning::Reference,
        concat!(
            r"(projekt|prosjekt|project|grant|case|application|award|hanke) ?-?(nr|id|nummer|",
            r"no|number|ref\w*|kod|kode|code|koodi|numero|tunnus)\b|^saksnr|^beslutsnummer|^asianumero|",
            r"^tunnus"
        ),
    ),
    (
        Meaning::Title,
        concat!(
            r"^(projekt|insats|åtgärd|hank)\w*[- ]?(namn|navn|titel|tittel|nimi|benämning|rubrik)|",
            r"^(projekt|prosjekt|hanke|projekti|insats|insatser|satsning)(et|ets|en)?$"
        ),
    ),
    (
        Meaning::Title,
        concat!(
            r"\bproje[ck]ts?( name| title)?$|^(grant|award|operation|action|",
            r"project)?s? ?title$|^operations?( name| title)?$|prosjekt(navn|tittel)|projekt ?(navn|titel)|",
            r"tiltaks?(navn)?$|hankkeen nimi|^nimi$|(name|title) of (the )?(operation|project)"
        ),
    ),
    (
        Meaning::Title,
        concat!(
            r"benämning|^titel|^title|^rubrik|^tittel|^namn|^name$|^navn$|ärendemening|",
            r"ärenderubrik|^ärende$|^aktivitet$|^åtgärd$|^evenemang|^arrangemang|^initiative|",
            r"bezeichnung|vorhaben|naam project|intitulé|nom de l'opération"
        ),
    ),
    (Meaning::Priority, r"prior|^prio\b|fråga$|toimintalinja|painopiste|politikområde"),
    (
        Meaning::Priority,
        concat!(
            r"tema\b|^tema|program\b|programme|ohjelma|område$|theme|strategi|kategori|",
            r"category|utlysning|^call\b|^fond$|^fund$|^axis|rahasto"
        ),
    ),
    (
        Meaning::Place,
        concat!(
            r"\bkommun(er|en)?\b|\bort(er)?$|^plats|\blän$|municipality|kommune|^sted|fylke|county|",
            r"^region$|^place|\bkunta\b|maakunta|seutukunta|postort|\bcity\b|\btown\b|",
            r"delregion|^nuts|^bynavn|^gemeente|^gemeinde|^ort$|\bward$|^parish|^district|^commune"
        ),
    ),
    (Meaning::Description, r"syfte|innehåll|^om projektet"),
];

/// How exactly a name says what it means, where several columns of a table say the same: the most exact one
/// is the row's own.
pub const EXACT: &[(Meaning, &[&str])] = &[
    (
        Meaning::Title,
        &[
            concat!(
                r"(projekt|prosjekt|project|operation|insats|hankkeen|grant)\w* ?(namn|navn|name|",
                r"titel|tittel|title|nimi)"
            ),
            r"projekt|prosjekt|project|operation|hanke|insats",
            r"namn|navn|name|titel|title|nimi|rubrik",
        ],
    ),
    (
        Meaning::Owner,
        &[
            concat!(
                r"ägare|mottagare|modtager|mottaker|beneficiar|recipient|grantee|owner|eier|ejer|",
                r"toteuttaja|saaja"
            ),
            r"sökande|søker|ansøger|applicant|hakija|name|navn|namn",
        ],
    ),
    (Meaning::Place, &[r"kommun(er|en)?$|kommune$|municipality|kunta|\bort$|town|city|bynavn|location name"]),
    (Meaning::Start, &[r"projekt|prosjekt|project|operation|planned|insats|kontrakt"]),
    (Meaning::End, &[r"projekt|prosjekt|project|operation|planned|insats|kontrakt"]),
    (
        Meaning::Grant,
        &[
            r"bevilj|award|innvilg|bevilg|bevilling|myönne|granted|tilsagn|tildelt|beslut|bewillig",
            r"bidrag|stöd|tilsku|grant|avustus|tuki|støtte|zuwendung",
        ],
    ),
    (Meaning::Priority, &[r"prior|^prio$", r"fråga$|issue$"]),
    (
        Meaning::TotalCost,
        &[r"eligible expenditure|stödberättigande|støtteberettiged|tukikelp", r"total|samle|kokonais|gesamt"],
    ),
    (
        Meaning::Reference,
        &[r"dnr|diarie|ärende|saks|sags|journal|identifier", r"projekt|prosjekt|project|grant"],
    ),
];
