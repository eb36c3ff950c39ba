import type { TestProject } from 'vitest/node'
import { type Lab, startLab } from './services.ts'

/** What a test can be told of the lab: everything but how to stop it. */
export type SharedLab = Omit<Lab, 'stop'>

declare module 'vitest' {
  export interface ProvidedContext {
    lab: SharedLab
  }
}

/**
 * One lab for all test files. Its builders keep what they have compiled, so only the first release of a run
 * compiles Go's standard library, and every later one links anew at most.
 */
export default async function shareLab(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...lab } = await startLab()
  project.provide('lab', lab)
  return stop
}
