import { defineConfig } from 'relgen'
import example from './test/cases/restic-manager/release.config.ts'

// relgen does not release itself yet. Until then this compiles the example, into files that no forge runs.
export default defineConfig({
  ...example,
  context: 'test/cases/restic-manager',
  outputs: {
    workflow: 'generated/workflows/release.yml',
    check: 'generated/workflows/relgen-check.yml',
    dockerfile: 'generated/Dockerfile',
  },
})
