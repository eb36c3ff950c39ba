const image = 'acme/app'
const registry = 'gitea.example.org'

const image = 'acme/other'

export default { image, registry }
