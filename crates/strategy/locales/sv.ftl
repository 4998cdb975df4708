# Strategies, goals, and the golden thread
kind-strategy = Strategi
kind-strategy-point = Mål i strategi
nav-strategies = Strategier
strategies-lead = Regionens, delregionernas och kommunernas strategier, med teman, prioriterade frågor och mål.
strategy-one = Strategi
strategy-new = Ny strategi
strategy-edit = Ändra strategin
strategy-filter-text = Sök i strategier
strategy-valid-in = Gäller år
strategy-stage = Läge
strategy-stage-draft = Utkast
strategy-stage-adopted = Antagen
strategy-stage-replaced = Ersatt
strategy-level = Nivå
strategy-period = Gäller
strategy-count = { $count ->
    [one] 1 strategi
   *[other] { $count } strategier
}
strategy-none-title = Inga strategier här
strategy-none = Det finns ingen strategi som passar urvalet och som du får se.
strategy-owner = Vems strategi
strategy-owner-help = Den organisation som antar strategin.
strategy-year-to-help = Lämna tomt om den gäller tills vidare.
strategy-years-backwards = Slutåret kommer före startåret.
strategy-document-help = Adressen till dokumentet bland källorna, till exempel /kallor/123.
strategy-document-unknown = Det finns ingen sådan källa som du får se.
field-summary = Sammanfattning
field-document-id = Källdokument
field-numbers-projects = Frågornas nummer används i projektens listor
field-numbers-projects-help = Ett projekts frågenummer betyder då frågan med samma nummer i den här strategin, de år som den gäller.
strategy-numbers = Frågenummer
strategy-numbers-yes = Används i projektens listor
field-decided-section = Paragraf
field-decided-section-help = Paragrafen i protokollet, till exempel § 112.
field-goals = Mål som den bidrar till
field-under = Under
field-target-year = Målår
strategy-decided = Beslut
strategy-adopt = Anteckna beslut
strategy-adopt-lead = När beslutet är antecknat ligger teman, frågor och mål fast. En tidigare version blir ersatt.
strategy-adopted-already = Strategin är redan antagen.
strategy-open-already = Strategin är redan ett utkast.
strategy-replaced-stays = Strategin är ersatt av en senare version och kan inte öppnas.
strategy-not-open = Strategin är antagen eller borttagen, så texten går inte att ändra. Öppna den igen, eller gör en ny version.
strategy-reopen = Öppna som utkast igen
strategy-reopen-question = Strategin blir ett utkast tills beslutet antecknas på nytt. En version som den ersatte gäller då igen. Historiken visar vad som har ändrats.
strategy-withdraw = Ta bort strategin
strategy-withdraw-question = Strategin och dess mål försvinner ur listorna. De går att återställa.
strategy-is-withdrawn = Strategin är borttagen ur listorna.
strategy-restore = Återställ
strategy-changed-meanwhile = Någon annan hann ändra strategin. Gå tillbaka, läs in sidan på nytt och försök igen.
strategy-new-version = Ny version
strategy-new-version-lead = Den nya versionen börjar som en kopia av den gamla. Det som är kopplat till den gamlas mål följer med målen.
strategy-version-of-draft = Strategin är ett utkast. Ändra i det i stället för att göra en ny version.
strategy-version-exists = Det finns redan en ny version av strategin.
strategy-version-too-early = Den nya versionen kan inte börja gälla före den gamla.
strategy-versions = Versioner
strategy-difference = Vad som har ändrats
strategy-empty-title = Inga mål än
strategy-empty = Strategin har inga teman, frågor eller mål som du får se.
strategy-all-of-organisation = Alla strategier hos organisationen
strategy-coverage = Täckning
strategy-alignment = Samspel
done-strategy-adopted = Beslutet är antecknat.
done-strategy-reopened = Strategin är öppen som utkast.
done-moved-point = Ordningen är ändrad.
done-goals-chosen = Målen är sparade.

# Points of a strategy
point-theme = Tema
point-issue = Prioriterad fråga
point-goal = Mål
points-issue = Frågor
points-goal = Mål
points-withdrawn = Borttaget
point-new-theme = Nytt tema
point-new-issue = Ny prioriterad fråga
point-new-goal = Nytt mål
point-edit-theme = Ändra temat
point-edit-issue = Ändra frågan
point-edit-goal = Ändra målet
point-edit-text = Ändra text och plats
point-text-theme = Temats namn
point-text-issue = Frågan
point-text-goal = Målet
point-under-nothing = Direkt i strategin
point-number-help = Som det är tryckt. Lämna tomt om det saknas.
point-number-taken = En annan fråga i strategin har redan det numret.
point-by-year = till { $year }
point-withdraw = Ta bort ur strategin
point-withdraw-question = Det som står under tas också bort. Det går att återställa.
point-is-withdrawn = Det här är borttaget ur strategin.

# A pasted list
strategy-list = Klistra in en lista
strategy-list-lead = Teman, frågor och mål från ett dokument eller ett kalkylblad, alla på en gång.
strategy-list-field = Lista
strategy-list-help = En rad för varje mål: tema; nummer; fråga; mål. Lämna tomt det som är samma som raden ovanför. Ett målår kan stå i parentes sist i målet. Kolumner som klistras in från ett kalkylblad går lika bra.
strategy-list-preview = Visa hur listan tolkas
strategy-list-save = Lägg in i strategin
strategy-list-look = Ingenting är sparat än.
strategy-list-understood = { $count ->
    [one] En punkt hittades.
   *[other] { $count } punkter hittades.
}
strategy-list-line = Rad { $line }: { $said }
strategy-list-empty = Listan har inga rader.
strategy-list-too-many = Listan har fler än 500 punkter. Dela upp den.
strategy-list-too-wide = Raden har fler än fyra kolumner.
strategy-list-too-long = En text är längre än 400 tecken, eller ett nummer längre än 20.
strategy-list-number-alone = Det står ett nummer men varken fråga eller mål.
strategy-list-number-twice = Två frågor har samma nummer.

# What has changed between versions
difference-lead = { $now } jämfört med { $before }
difference-what = Ändring
difference-kind = Slag
difference-before = Före
difference-now = Nu
difference-added = Tillagt
difference-reworded = Ny lydelse
difference-new-year = Nytt målår
difference-removed = Borttaget
difference-none-title = Inget har ändrats
difference-none = Versionerna har samma teman, frågor och mål.

# The golden thread
thread-title = Röda tråden
thread-above = Uppåt
thread-below = Det här bidrar
thread-serves = Bidrar till
thread-choose-served = Välj mål som det här bidrar till
thread-choose = Välj mål
thread-limited = Visar bara:
thread-alone = Strategins egen organisation
thread-one-plan = En plan
thread-show-all = Visa allt
thread-empty-title = Inget bidrar ännu
thread-empty = Ingen insats, inget projekt och inget nyckeltal som du får se är kopplat hit.
thread-nothing = Inget bidrar
thread-actions = Insatser
thread-projects = Projekt
thread-measures = Nyckeltal
thread-more = { $count ->
    [one] Visa en till
   *[other] Visa { $count } till
}
thread-money = { $count ->
    [one] 1 projekt
   *[other] { $count } projekt
}, beviljat { $grant }
thread-and-linked = { $count ->
    [one] Dessutom 1 kopplat projekt.
   *[other] Dessutom { $count } kopplade projekt.
}
thread-versions-note = Det som är kopplat till en version av målet visas på alla.
thread-up-none = Inget mål är valt.
thread-up-insats = Insatsen bidrar till
thread-up-nyckeltal = Nyckeltalet mäter
thread-up-projekt = Projektet bidrar till
thread-up-numbered = Enligt projektets frågenummer
thread-up-linked = Valda mål
linking-title = Välj mål
linking-lead = Kryssa för målen. Här visas målen i den egna organisationens strategier och i dem på nivåerna ovanför. Sök för att hitta andra.
linking-search = Sök bland alla mål
linking-find = Sök
linking-chosen = { $count ->
    [0] Inget mål är valt.
    [one] Ett mål är valt.
   *[other] { $count } mål är valda.
}
linking-nothing-found = Inget mål passar sökningen.
linking-nothing-near = Organisationen och nivåerna ovanför har inga strategier som du får se. Sök bland alla mål.
linking-not-a-theme = Ett tema samlar mål. Välj ett av målen under det.

# Coverage
coverage-organisation = Organisation
coverage-columns = Kolumner
coverage-by-organisation = Organisationer
coverage-by-niva = Nivåer
coverage-by-plan = Planer
coverage-show = Visa
coverage-show-all = Alla mål
coverage-show-utan-insats = Mål utan insats
coverage-show-utan-nyckeltal = Mål utan nyckeltal
coverage-show-utan-pengar = Frågor utan pengar
coverage-rows = { $count ->
    [one] 1 rad
   *[other] { $count } rader
}
coverage-goal = Tema, fråga eller mål
coverage-all = Insatser
coverage-granted = Beviljat
coverage-each-once = Var och en räknad en gång
coverage-elsewhere = Andra organisationer
coverage-of = av { $count }
coverage-without-action = Mål utan insats
coverage-without-measure = Mål utan nyckeltal
coverage-without-money = Frågor utan pengar
coverage-aimless = Insatser utan mål
coverage-aimless-note = i planerna här under
coverage-aimless-lead = De här insatserna är inte kopplade till något mål som du får se, i någon strategi.
coverage-aimless-count = { $count ->
    [one] 1 insats utan mål
   *[other] { $count } insatser utan mål
}
coverage-aimless-none-title = Alla insatser har mål
coverage-aimless-none = Varje insats i urvalet är kopplad till minst ett mål.
coverage-lacks-action = Ingen insats
coverage-lacks-measure = Inget nyckeltal
coverage-lacks-money = Inga pengar
coverage-nothing-title = Inget saknas
coverage-nothing = Det finns inga sådana luckor i urvalet.
coverage-left-out = { $count ->
    [one] En kolumn med få insatser visas inte.
   *[other] { $count } kolumner med få insatser visas inte.
}
coverage-note = En insats räknas på målet som den är kopplad till, på mål som det i sin tur bidrar till, och på frågan och temat ovanför.
coverage-note-money = Projekt räknas på den fråga vars nummer de har.
coverage-gap-action = { $count ->
    [one] 1 mål utan insats
   *[other] { $count } mål utan insats
}
coverage-gap-measure = { $count ->
    [one] 1 mål utan nyckeltal
   *[other] { $count } mål utan nyckeltal
}
coverage-gap-money = { $count ->
    [one] 1 fråga utan pengar
   *[other] { $count } frågor utan pengar
}
coverage-no-gaps = Inga luckor.
coverage-see = Se täckningen
coverage-col-level = Slag
coverage-colhelp-level = Tema, prioriterad fråga eller mål.
coverage-col-number = Nummer
coverage-colhelp-number = Numret som det är tryckt i strategin.
coverage-col-text = Text
coverage-colhelp-text = Temats, frågans eller målets lydelse.
coverage-col-target = Målår
coverage-colhelp-target = Året då målet ska vara nått.
coverage-colhelp-cell = Antal insatser som bidrar, i planerna hos den som kolumnen gäller. Raden nederst räknar varje insats en gång.
coverage-col-actions = Insatser
coverage-colhelp-actions = Antal insatser som bidrar, var och en räknad en gång.
coverage-col-measures = Nyckeltal
coverage-colhelp-measures = Antal nyckeltal som mäter målet.
coverage-col-projects = Projekt
coverage-colhelp-projects = Antal projekt med frågans nummer eller kopplade till målet.
coverage-col-grant = Beviljat
coverage-colhelp-grant = Summan av projektens beviljade belopp.
coverage-col-lacks = Saknas
coverage-colhelp-lacks = Det som målet eller frågan saknar.

# Alignment
alignment-lead = Vilka organisationers egna strategier som bidrar till den här, och var.
alignment-served = Mål och frågor som andra bidrar till
alignment-serving = Organisationer som bidrar
alignment-having = Organisationer med egen strategi
alignment-by-goal = Mål för mål
alignment-by-organisation = Organisation för organisation
alignment-nobody = Ingen annan strategi bidrar ännu.
alignment-no-organisations = Det finns inga organisationer under strategins ägare.
alignment-own = Egen strategi
alignment-none = Ingen som du får se
alignment-goals-serving = Mål som bidrar
alignment-goals-served = Bidrar till här
