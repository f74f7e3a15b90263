console.log("tried");
setInterval(() => {}, 1000);
await new Promise(() => {});

export const dot = () => 7;
