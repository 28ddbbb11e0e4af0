// The policy as a browser reads it: one value per directive.
import { expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../electron/doors/content-security-policy.ts'

const directives = (policy: string) =>
  Object.fromEntries(policy.split('; ').map((directive) => directive.split(/ (.*)/s).slice(0, 2) as [string, string]))

test('Without sources the page may connect to nothing, and load and frame nothing but its own', () => {
  expect(directives(contentSecurityPolicy([]))).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'none'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-src': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'svelte-trusted-html',
  })
})

test('Sources open connect-src and nothing else', () => {
  const open = directives(contentSecurityPolicy(["'self'", 'ws://127.0.0.1:4711']))
  expect(open).toEqual({ ...directives(contentSecurityPolicy([])), 'connect-src': "'self' ws://127.0.0.1:4711" })
})
