# Start page
home-title = Business development in figures and plans
home-lead = What has been granted, what is planned, and whom to contact.
home-acting-for = You work for
home-switch = Switch
home-empty-title = Nothing here yet
home-empty = When organisations, projects or plans have been added, the most important figures are shown here.
