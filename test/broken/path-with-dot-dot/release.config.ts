import { defineConfig } from 'relgen'

export default defineConfig({
  image: 'acme/app',
  registry: 'gitea.example.org',
  files: [
    { from: '../shared/install.sh', to: '/opt/app/' },
    { from: 'deploy/install.sh', to: '/opt/app/../../etc/' },
  ],
  outputs: { dockerfile: 'deploy/../../Dockerfile' },
})
