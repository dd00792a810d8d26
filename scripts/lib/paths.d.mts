export const root: string;
export const runFolder: string;
