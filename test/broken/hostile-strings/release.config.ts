import { defineConfig } from 'relgen'

export default defineConfig({
  image: 'acme/app\nUSER root',
  registry: 'gitea.example.org/$(id)',
  description: '${{ secrets.REGISTRY_TOKEN }}',
  labels: { 'org.example.team': 'a\u0000b', 'org example': 'x' },
  env: { MODE: 'fast\r\nUSER root', LONG: 'x'.repeat(10_000), 'A=B': 'c' },
  entrypoint: ['/usr/local/bin/app', '${{ github.token }}'],
  expose: [8080],
  smoke: ['/$(touch x)', '/a b', '/ok\u2028'],
  test: ['go test ./...\nrm -rf /', 'echo ${{ github.ref }}'],
})
