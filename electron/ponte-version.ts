// What the build writes into every bundle of package.json.

declare const __PONTE_VERSION__: string | undefined
declare const __PONTE_HOMEPAGE__: string | undefined

/** The version; `development` when the sources run without a build. */
export const ponteVersion: string = typeof __PONTE_VERSION__ === 'undefined' ? 'development' : __PONTE_VERSION__

/** The project's page, where newer versions are; empty when the sources run without a build. */
export const ponteHomepage: string = typeof __PONTE_HOMEPAGE__ === 'undefined' ? '' : __PONTE_HOMEPAGE__
