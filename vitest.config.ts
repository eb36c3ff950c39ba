import { defineConfig } from 'vitest/config'

/** Quick and offline: needs Node alone. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/real/**', 'test/cases/**'],
    globalSetup: 'test/build.ts',
    testTimeout: 30_000,
  },
})
