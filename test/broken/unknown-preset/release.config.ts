import { defineConfig } from 'relgen'

export default defineConfig({
  extends: ['relgen:gitea-go', './house.ts', 'acme-style'],
  image: 'acme/app',
  registry: 'gitea.example.org',
})
