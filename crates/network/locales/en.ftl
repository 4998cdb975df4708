# Organisations
kind-organisation = Organisation
organisation-list-lead = All organisations in the system: those that work here and those named in plans and projects.
organisation-new = New organisation
organisation-filter-text = Name or word
organisation-sub-region = Sub-region
organisation-place = Place
organisation-variants = Name variants
organisation-count = { $count ->
    [one] 1 organisation
   *[other] { $count } organisations
}
organisation-count-more = More than 10,000 organisations
organisation-none-title = No organisations
organisation-none = No organisation matches. Try a shorter word or clear the filter.
organisation-tree = Organisation tree
organisation-tree-lead = Region, sub-regions, municipalities and units. Unfold a line to see what is below it.
organisation-tree-none = There is no region, municipality or unit yet.
organisation-open = Open the page
organisation-overview = Overview
organisation-below = Organisations below
organisation-kept-by = Kept up to date by
organisation-owns-itself = The organisation itself
organisation-withdrawn = The organisation has been taken out of the lists.
organisation-withdraw = Remove the organisation
organisation-withdraw-question = The organisation is taken out of lists and search. What belongs to it stays, and it can be restored.
organisation-withdraw-members = The organisation has members. Remove them first.
organisation-no-such-name = No organisation has that name. Write the whole name, or add the organisation first.
organisation-no-such-municipality = Choose a municipality from the list.
organisation-above-itself = An organisation cannot be below itself.
organisation-number-length = An organisation number has ten digits, for example 499999-0007.
organisation-number-check = The check digit does not match. See whether a digit is wrong.
organisation-number-personal = This looks like a personal number. Numbers of sole traders are not kept.
organisation-email-form = Write an e-mail address, for example name@municipality.example.
organisation-website-form = Write the whole address, for example https://www.municipality.example.
organisation-merge-itself = An organisation cannot be merged with itself.
organisation-merge-already = One of the names is already a variant of another organisation. Separate them first.
organisation-merge-members = The organisation that would become a variant has members. Move them first.
organisation-kind-region = Region
organisation-kind-federation = Federation of municipalities
organisation-kind-municipality = Municipality
organisation-kind-unit = Unit
organisation-kind-cluster = Cluster
organisation-kind-company = Company
organisation-kind-association = Association
organisation-kind-foundation = Foundation
organisation-kind-university = University
organisation-kind-agency = Public agency
organisation-kind-other = Other
organisation-col-name = The name of the organisation.
organisation-col-kind = The type of organisation.
organisation-col-municipality = The municipality where the organisation is.
organisation-col-municipality-code = The municipality's code at Statistics Sweden, four digits.
organisation-col-county = The county where the organisation is.
organisation-col-parent = The organisation right above it.
organisation-col-number = Organisation number, ten digits; legal persons only.
organisation-col-website = The address of the website.
organisation-col-variants = The number of other names merged into the organisation.
organisation-municipality-code = Municipality code
record-restore = Restore

# Fields
field-organisation-kind = Type
field-parent = Above it
field-parent-help = Write the organisation's whole name.
field-municipality = Municipality
field-county = County
field-organisation-number = Organisation number
field-organisation-number-help = Legal persons only. Personal numbers are not accepted.
field-website = Website
field-email = E-mail
field-phone = Telephone
field-role-title = Role
field-role-title-help = For example head of business development.
field-areas = Helps with
field-areas-help = For example land and premises, permits, starting a company.
field-contact-position = Order
field-contact-position-help = The lowest is shown first.
field-business-contact = Business contact
field-business-contact-help = The one that companies should turn to first.
field-coordinator = Coordinated by
field-coordinator-help = Write the organisation's whole name.
field-network-member = Member of the network
field-member = Member
field-merged-into = Variant of
field-variant = Name variant

# Name variants
variant-title = Name variants
variant-lead = One organisation is sometimes written in several ways. Merged names are shown as one organisation, and it can always be undone.
variant-standing = Standing
variant-known = What is known
variant-decide = Decide
variant-main = Main name
variant-merged = Variant
variant-same-words = Suggestion: the same words
variant-legal-form = Suggestion: only the legal form differs
variant-acronym = Suggestion: abbreviation
variant-dropped-word = Suggestion: a word is missing
variant-spelling = Suggestion: nearly the same spelling
variant-merge = Merge
variant-undo = Separate
variant-other = Merge with another name
variant-other-name = Name that becomes a variant
variant-other-help = Write the whole name as it stands in the list.

# Contacts
kind-contact = Contact
contact-title = Contacts
contact-none = No contact is given.
contact-new = New contact
contact-organisation = Organisation
contact-withdrawn = The contact has been taken out of the lists.
contact-withdraw = Remove the contact
contact-withdraw-question = The contact is taken out of lists and search. It can be restored.
contact-no-way = Fill in a telephone number or an e-mail address so that the person can be reached.
contact-phone-form = Write a telephone number, for example 031-390 06 00.
contact-position-form = Write a number from 0 to 999.

# Whom to turn to
turning-title = Whom do I contact?
turning-lead = Choose or write the municipality where the company works, to see whom you can turn to.
turning-where = Municipality
turning-show = Show contact
turning-unknown = We do not know the municipality “{ $place }”. Check the spelling or choose from the list.
turning-direct = Contact in { $place }:
turning-instead = { $place } has no contact of its own here. Turn to { $organisation }:
turning-none = There is no contact for { $place } yet. Call the municipality's switchboard and ask for the business unit.

# Networks
kind-network = Network
network-list-lead = Municipalities that work together on business development, and whom to contact in each.
network-new = New network
network-none-title = No networks
network-none = There is no network that you can see yet.
network-members = Members
network-member = Member
network-member-of = Networks
network-coordinated-by = The network is coordinated by
network-map = Map of the network's municipalities
network-credit = Source: SCB
network-no-contact = No contact given
network-no-members-title = No members
network-no-members = The network has no members yet.
network-add-member = New member
network-withdrawn = The network has been taken out of the lists.
network-withdraw = Remove the network
network-withdraw-question = The network is taken out of lists and search. It can be restored.

# Members
member-title = Members
member-none = There are no members yet.
member-add = Add a member
member-login-help = The person needs an account already. The administrator makes accounts.
member-invite-help = The person gets a question on My page and becomes a member by saying yes. Somebody without an account gets one from the administrator.
invitation-title = Invitation
invitation-lead = { $organisation } wants you as a member with the role { $role }.
invitation-accept = Accept
invitation-decline = Decline
invitation-waiting = Invited, not answered yet
invitation-take-back = Take back
done-invited = The invitation is made. The person sees it on My page.
done-joined = You are a member now.
action-invite = Invitation to membership
action-uninvite = Invitation taken back
action-decline = Invitation declined
password-must-change = The password you were given is for one use. Choose your own; then you sign in with it.
password-same = Choose another password than the one you have.
member-no-account = There is no account with that e-mail address.
member-last-manager = An organisation must have at least one manager. Make somebody else a manager first.
action-set-member = Membership changed

# Accounts
account-title = Accounts
account-list-lead = Everybody who can sign in.
account-new = New account
account-filter = Name or e-mail
account-count = { $count ->
    [one] 1 account
   *[other] { $count } accounts
}
account-none-title = No accounts
account-none = No account matches what you wrote.
account-organisation = Member of organisation
account-organisation-help = Write the organisation's whole name. More can be added on the organisation's page.
account-role = Role
account-role-help = A reader sees, an editor changes, a manager also handles sharing and members.
account-organisation-more = Also member of
account-role-more = Role there
account-administrator = Administrator
account-administrator-help = Keeps accounts and organisations of the whole installation.
account-memberships = Memberships
account-actions = Actions
account-closed = Closed
account-close = Close the account of
account-close-do = Close the account
account-close-question = The person is signed out and cannot sign in again until the account is opened.
account-open = Open the account again
account-reset = New password for
account-reset-do = Change the password
account-reset-question = The old password stops working and the person is signed out.
account-password-title = The password is shown once
account-password-lead = Give it to the person in a safe way. It cannot be shown again.
account-login-taken = There is already an account with that e-mail address.
account-own-title = My account
account-oneself = You cannot close your own account.
action-open-account = Account opened
action-close-account = Account closed

# One's own password
password-title = Change password
password-lead = You are signed out everywhere and sign in again with the new password.
password-current = Current password
password-new = New password
password-new-help = At least twelve characters. Several words are good.
password-again = New password again
password-wrong = The current password is wrong.
password-too-short = The password needs at least twelve characters.
password-differs = The two passwords differ.
done-password-changed = The password is changed. Sign in with the new one.
