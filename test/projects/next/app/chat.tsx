"use client";

import { useState } from "react";

export function Chat() {
  const [answer, setAnswer] = useState("");
  const ask = async () => {
    const response = await fetch("https://api.cinclus.wayscloud.services/v1/models", {
      headers: { Authorization: `Bearer ${process.env.NEXT_PUBLIC_CINCLUS_API_KEY}` },
    });
    setAnswer(await response.text());
  };
  return <button onClick={ask}>{answer}</button>;
}
