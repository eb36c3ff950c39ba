import { definePreset } from 'relgen'

/**
 * A Go server, and whatever it bakes in, released as one image to the registry of the Gitea that holds the source.
 * Only stable tags release; nothing is called `latest` before 1.0.0, so early users pin what they run.
 */
export default definePreset({
  name: 'relgen:gitea-go-server',
  forge: 'gitea',
  platforms: ['linux/amd64', 'linux/arm64'],
  build: { builder: 'golang:1.25-alpine', cgo: false },
  base: 'gcr.io/distroless/static-debian12:nonroot',
  user: '65532:65532',
  test: ['go vet ./...', 'go test ./...'],
  tags: {
    trigger: 'stable',
    exact: 'v',
    minor: true,
    major: true,
    latest: { holdUntil: '1.0.0' },
    prereleases: 'reject',
  },
  snapshot: { tag: 'snapshot-{sha}', version: '0.0.0-snapshot-{sha}' },
  // The date is the commit's, so that make, the image and a second run of the same commit say the same.
  version: { date: 'commit', variables: { version: 'main.version', commit: 'main.commit', date: 'main.date' } },
  signing: false,
  sbom: false,
  provenance: false,
})
