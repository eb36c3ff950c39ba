/** The version of this relgen, from package.json. */
export const version: string = RELGEN_VERSION
