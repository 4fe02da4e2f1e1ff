hidden = 100
