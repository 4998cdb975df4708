# Start page
home-title = Näringslivet i siffror och planer
home-lead = Vad som har beviljats, vad som är planerat och vem du kontaktar.
home-acting-for = Du arbetar för
home-switch = Byt
home-empty-title = Här är det tomt än så länge
home-empty = När organisationer, projekt eller planer har lagts in visas de viktigaste siffrorna här.
