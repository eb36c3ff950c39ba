import { defineConfig } from 'relgen'

export default defineConfig({ image: 'acme/app', registry: 'gitea.example.org' })
