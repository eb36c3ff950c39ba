import { defineConfig } from 'relgen'

export default defineConfig({
  extends: ['relgen:gitea-go-server'],
  image: 'steve/restic-manager',
  description: 'Backup server that hands out its own agents',
  registry: 'gitea.dcglab.co.uk',
  binaries: {
    server: { package: './cmd/server', fileName: 'restic-manager-server' },
    agent: {
      package: './cmd/agent',
      platforms: ['linux/amd64', 'linux/arm64', 'windows/amd64'],
      fileName: 'restic-manager-agent-{os}-{arch}{ext}',
    },
  },
  files: [
    { from: 'binary:agent', to: '/opt/restic-manager/dist/agent-binaries/' },
    { from: 'deploy/install/install.sh', to: '/opt/restic-manager/dist/install/', mode: '0755' },
    { from: 'deploy/install/install.ps1', to: '/opt/restic-manager/dist/install/' },
    { from: 'deploy/install/restic-manager-agent.service', to: '/opt/restic-manager/dist/install/' },
  ],
  checksums: '/opt/restic-manager/dist/SHA256SUMS',
  dataDirs: ['/var/lib/restic-manager'],
  expose: [8080],
  smoke: ['/agent/binary?os=linux&arch=amd64', '/install/install.sh'],
  outputs: { dockerfile: 'deploy/Dockerfile.server' },
})
