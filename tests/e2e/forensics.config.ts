import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'forensics',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
});
