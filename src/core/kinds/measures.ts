/**
 * What a number measures and between which values it can be, by the name of its field, for whoever enters one. Only what
 * holds wherever the field stands; rules say the rest. Source: the API's reference for each field.
 */
export interface Measure {
  /** Stands behind the number: "s", "%". */
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  /** Fractions are fine; whole numbers otherwise. */
  readonly fraction?: boolean;
}

const share: Measure = { min: 0, max: 1, fraction: true };
const percent: Measure = { unit: "%", min: 0, max: 100 };
const port: Measure = { min: 1, max: 65535 };
const largest = 2_147_483_647;

const measures: Readonly<Record<string, Measure>> = {
  capacityScaler: share,
  failoverRatio: share,
  maxUtilization: share,
  sampleRate: share,
  spilloverRatio: share,
  percentage: { unit: "%", min: 0, max: 100, fraction: true },
  mirrorPercent: { unit: "%", min: 0, max: 100, fraction: true },
  externalManagedMigrationTestingPercentage: { unit: "%", min: 0, max: 100, fraction: true },
  enforcingConsecutiveErrors: percent,
  enforcingConsecutiveGatewayFailure: percent,
  enforcingSuccessRate: percent,
  maxEjectionPercent: percent,
  clientDestinationPort: port,
  defaultPort: port,
  port,
  priority: { min: 0, max: largest },
  weight: { min: 0, max: 1000 },
  maxRate: { unit: "requests/s", min: 0 },
  maxRatePerEndpoint: { unit: "requests/s", min: 0, fraction: true },
  maxRatePerInstance: { unit: "requests/s", min: 0, fraction: true },
  maxConnections: { unit: "connections", min: 0 },
  nanos: { unit: "ns", min: 0, max: 999_999_999 },
  serveWhileStale: { unit: "s", min: 0 },
  seconds: { unit: "s", min: 0 },
  maxAge: { unit: "s" },
  clientTtl: { unit: "s", min: 0 },
  defaultTtl: { unit: "s", min: 0 },
  maxTtl: { unit: "s", min: 0 },
  ttl: { unit: "s", min: 0 },
  stdevFactor: { fraction: true },
};

/** What is known of a number; whole numbers are all that is asked of one of which nothing else is. */
export function measureOf(field: string): Measure {
  return measures[field] ?? (field.endsWith("Sec") ? { unit: "s", min: 0 } : field.endsWith("Percent") ? percent : {});
}
