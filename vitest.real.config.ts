import { defineConfig } from 'vitest/config'
import { reporters } from './test/results.ts'

/** With a real engine, builder and registry; one lab at a time. */
export default defineConfig({
  test: {
    include: ['test/real/**/*.test.ts'],
    globalSetup: ['test/build.ts', 'test/real/lab/shared.ts'],
    ...reporters('real'),
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
