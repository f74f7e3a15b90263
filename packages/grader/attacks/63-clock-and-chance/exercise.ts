console.log("tried");
process.env["TZ"] = "Pacific/Kiritimati";
Date.now = () => 0;
Math.random = () => 0.5;
performance.now = () => 0;
globalThis.Date = class extends Date {
  constructor() {
    super(0);
  }
} as DateConstructor;

export const dot = () => Math.random() + Date.now();
