import { defineConfig } from 'relgen'

export default defineConfig({
  extends: ['./presets/service.ts'],
  image: 'acme/app',
  registry: 'gitea.example.org',
})
