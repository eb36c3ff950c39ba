import { defineConfig } from 'relgen'

export default defineConfig({
  image: 'acme/app',
  registry: 'gitea.example.org',
  files: [{ from: 'deploy/app.conf' }, { to: '/opt/' }, 'deploy/app.conf'],
  dataDirs: [{ mode: '0750' }, 8080],
  expose: [0, 70000, 80.5],
})
