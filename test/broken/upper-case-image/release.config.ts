import { defineConfig } from 'relgen'

export default defineConfig({
  image: 'Acme/App',
  registry: 'https://Gitea.example.org/acme',
})
