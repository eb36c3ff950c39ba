import { defineConfig } from 'vitest/config'
import { reporters } from './test/results.ts'

/** Quick and offline: needs Node alone. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/real/**', 'test/cases/**'],
    globalSetup: 'test/build.ts',
    ...reporters('quick'),
    testTimeout: 30_000,
  },
})
