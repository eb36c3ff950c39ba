module gitea.dcglab.co.uk/steve/restic-manager

go 1.25
