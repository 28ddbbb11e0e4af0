// The version that the build writes into every bundle.

declare const __PONTE_VERSION__: string | undefined

/** The version of package.json; `development` when the sources run without a build. */
export const ponteVersion: string = typeof __PONTE_VERSION__ === 'undefined' ? 'development' : __PONTE_VERSION__
