# Searching
search-title = Search
search-start-title = What are you looking for?
search-start = Write a name, a topic or part of a word. Inflections and compounds are found too.
search-nothing-title = Nothing was found for “{ $query }”
search-nothing = Try a shorter or more general word. What is not open is shown only to those who have signed in.
search-count = { $count ->
    [one] 1 hit
   *[other] { $count } hits
}
search-more-than = More than { $count } hits
search-kinds = Type
search-all-kinds = All
search-newest-first = Show newest first
search-best-first = Show best first
