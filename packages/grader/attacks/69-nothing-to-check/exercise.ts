console.log("tried");

export {};
