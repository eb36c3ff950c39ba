export const host = 'gitea.example.org

export const owner = 'acme'
