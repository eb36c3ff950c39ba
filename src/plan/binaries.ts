import { buildsOf } from '../builders/go.ts'
import type { BinarySettings, Settings } from '../config/settings.ts'
import type { PlannedBinary } from './types.ts'

/** The programs of the module, each with the platforms it is built for. */
export function planBinaries(settings: Settings, name: string): PlannedBinary[] {
  const written = Object.entries(settings.binaries)
  // A module with its main package at the root is the common small case, and needs no words.
  const binaries: [string, BinarySettings][] = written.length > 0 ? written : [[name, { package: '.' }]]
  return binaries.map(([key, binary]) => ({
    name: key,
    package: binary.package ?? `./cmd/${key}`,
    kind: binary.platforms ? 'fixed' : 'image',
    builds: buildsOf(key, binary, settings.platforms),
  }))
}
