import { defineConfig } from 'relgen'

export const config = defineConfig({ image: 'acme/app', registry: 'gitea.example.org' })
