export function fieldDocs(): Promise<string>;
