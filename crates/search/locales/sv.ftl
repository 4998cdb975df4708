# Searching
search-title = Sök
search-start-title = Vad söker du?
search-start = Skriv ett namn, ett ämne eller en del av ett ord. Sökningen hittar även böjningar och sammansättningar.
search-nothing-title = Inget hittades för ”{ $query }”
search-nothing = Pröva ett kortare eller mer allmänt ord. Uppgifter som inte är öppna visas bara för den som är inloggad.
search-count = { $count ->
    [one] 1 träff
   *[other] { $count } träffar
}
search-more-than = Mer än { $count } träffar
search-kinds = Typ
search-all-kinds = Alla
search-newest-first = Visa nyast först
search-best-first = Visa bäst först
