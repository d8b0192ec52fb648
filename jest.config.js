/** Unit, contract and conversation tests; the browser tests have a configuration of their own. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/browser/'],
  setupFiles: ['<rootDir>/test/support/same-properties.ts'],
  globalSetup: '<rootDir>/test/support/start-azurite.js',
  globalTeardown: '<rootDir>/test/support/stop-azurite.js',
  testTimeout: 120_000,
  maxWorkers: 2,
};
