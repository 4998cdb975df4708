# Kind of record
kind-indicator = Nyckeltal

# Indicators
indicator-list-lead = Det planerna mäts med, och målen med planernas egna ord.
indicator-new = Nytt nyckeltal
indicator-edit = Ändra nyckeltalet
indicator-indicator = Nyckeltal
indicator-name = Nyckeltal
indicator-target = Mål
indicator-targets = Mål
indicator-outcome = Utfall
indicator-no-target = Inget mål angivet
indicator-as-written = I planen:
indicator-mark = Märkning
indicator-only-marked = Bara märkta
indicator-marked-short = Märkt *
indicator-mark-note = Nyckeltal som är märkta med * rapporteras även i styrsystemet, enligt planens not.
indicator-own-list = Egen lista
indicator-count = { $count ->
    [one] 1 nyckeltal
   *[other] { $count } nyckeltal
}
indicator-count-more = Mer än { $count } nyckeltal
indicator-none-title = Inga nyckeltal
indicator-none = Det finns inga nyckeltal som passar urvalet.
indicator-is-withdrawn = Nyckeltalet är borttaget och syns inte i listor och sökning.
indicator-withdraw = Ta bort nyckeltalet
indicator-withdraw-question = Nyckeltalet försvinner ur listor och sökning. Det går att återställa.
indicator-understood = Så här förstås målen:
indicator-preview = Visa hur målen förstås
indicator-targets-help = Med egna ord, ett mål på varje rad: minst 76, bland de fem bästa, 1–3 per år, en positiv utveckling.
indicator-target-year = Målår
indicator-source-help = Var värdet hämtas, till exempel en egen enkät eller offentlig statistik.
indicator-marked-help = Rapporteras även i styrsystemet.
indicator-not-a-number = Skriv ett tal, till exempel 76 eller 3,7.
indicator-to-list = Planens nyckeltal
indicator-changed-meanwhile = Någon annan ändrade nyckeltalet samtidigt. Gå tillbaka och försök igen.

# History
field-list-title = Lista
field-unit = Enhet
field-source = Källa
field-marked = Märkt med *
field-outcome = Utfall
field-outcome-year = Utfallets år
field-trend = Trend
field-comparison = Jämförelse
field-targets = Mål
