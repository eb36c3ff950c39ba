export default { image: 'acme/app', registry: 'gitea.example.org' }
