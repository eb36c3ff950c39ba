import { binariesOf, buildsOf } from '../builders/go.ts'
import type { Settings } from '../config/settings.ts'
import type { PlannedBinary } from './types.ts'

/** The programs of the module, each with the platforms it is built for. */
export function planBinaries(settings: Settings): PlannedBinary[] {
  return binariesOf(settings).map(([name, binary]) => ({
    name,
    package: binary.package ?? `./cmd/${name}`,
    kind: binary.platforms ? 'fixed' : 'image',
    builds: buildsOf(name, binary, settings.platforms),
  }))
}
