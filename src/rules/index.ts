import { required } from './RG1010-required.ts'
import { inertText } from './RG1011-inert-text.ts'
import { imageName } from './RG1101-image-name.ts'
import { registryHost } from './RG1102-registry-host.ts'
import { loginName } from './RG1103-login-name.ts'
import { secretName } from './RG1104-secret-name.ts'
import { jobToken } from './RG1105-job-token.ts'
import { tagTemplate } from './RG1201-tag-template.ts'
import { snapshotTakesReleaseTag } from './RG1202-snapshot-tag-takes-release-tag.ts'
import { rollingTagZero } from './RG1203-rolling-tag-zero.ts'
import { tagFloor } from './RG1204-tag-floor.ts'
import { exactTag } from './RG1205-exact-tag.ts'
import { platforms } from './RG1301-platforms.ts'
import { cgoWithoutLibc } from './RG1302-cgo-without-libc.ts'
import { unknownBinary } from './RG1303-unknown-binary.ts'
import { binaryName } from './RG1304-binary-name.ts'
import { goFlags, goPackage, goVariable } from './RG1305-go-arguments.ts'
import { imageReference } from './RG1306-image-reference.ts'
import { targetSuffix } from './RG1401-target-suffix.ts'
import { ignorePattern, imagePath, outputPath, repositoryPath } from './RG1402-path.ts'
import { fileInDataDir } from './RG1403-file-in-data-dir.ts'
import { mode, owner, user } from './RG1404-mode.ts'
import { rootUser } from './RG1405-root-user.ts'
import { smokePort } from './RG1406-smoke-port.ts'
import { smokePath } from './RG1407-smoke-path.ts'
import { duplicatePlace } from './RG1408-duplicate-place.ts'
import { name } from './RG1409-name.ts'
import { testLine } from './RG1410-test-line.ts'
import { ignoredSource } from './RG1411-ignored-source.ts'
import { makeTarget } from './RG1412-make-target.ts'
import { noProgram } from './RG1413-no-program.ts'
import { ownLabel } from './RG1414-own-label.ts'
import { baseDirectory } from './RG1415-base-directory.ts'
import { forgeVersion, runnerLabel } from './RG1501-forge-version.ts'
import { missingCapability } from './RG1502-missing-capability.ts'
import { duplicateOutput } from './RG1601-duplicate-output.ts'
import { workflowDirectory } from './RG1602-workflow-directory.ts'
import type { Rule } from './rule.ts'

/** Every rule, in the order of the codes; a new one is a file and a line here. */
export const rules: readonly Rule[] = [
  required,
  inertText,
  imageName,
  registryHost,
  loginName,
  secretName,
  jobToken,
  tagTemplate,
  snapshotTakesReleaseTag,
  rollingTagZero,
  tagFloor,
  exactTag,
  platforms,
  cgoWithoutLibc,
  unknownBinary,
  binaryName,
  goFlags,
  goPackage,
  goVariable,
  imageReference,
  targetSuffix,
  repositoryPath,
  ignorePattern,
  imagePath,
  outputPath,
  fileInDataDir,
  mode,
  owner,
  user,
  rootUser,
  smokePort,
  smokePath,
  duplicatePlace,
  name,
  testLine,
  ignoredSource,
  makeTarget,
  noProgram,
  ownLabel,
  baseDirectory,
  forgeVersion,
  runnerLabel,
  missingCapability,
  duplicateOutput,
  workflowDirectory,
]
