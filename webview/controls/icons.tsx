/** The product's icons, drawn on a 16 px grid with one line width; colour comes from the text around them. */
import { memo, type ReactNode } from "react";

/** What a kind is drawn as, and the theme colour it has. */
const kinds: Record<string, readonly [shape: keyof typeof shapes, colour: string]> = {
  ForwardingRule: ["arrow", "blue"],
  TargetHttpProxy: ["window", "purple"],
  TargetHttpsProxy: ["window", "purple"],
  TargetGrpcProxy: ["window", "purple"],
  TargetTcpProxy: ["window", "purple"],
  TargetSslProxy: ["window", "purple"],
  TargetPool: ["pool", "green"],
  TargetInstance: ["machine", "green"],
  TargetVpnGateway: ["plug", "purple"],
  UrlMap: ["branch", "orange"],
  BackendService: ["servers", "green"],
  BackendBucket: ["bucket", "yellow"],
  NetworkEndpointGroup: ["fan", "cyan"],
  NetworkEndpoint: ["dot", "cyan"],
  InstanceGroup: ["pool", "cyan"],
  InstanceGroupManager: ["pool", "cyan"],
  HealthCheck: ["pulse", "green"],
  SslCertificate: ["seal", "yellow"],
  Certificate: ["seal", "yellow"],
  CertificateMap: ["seal", "yellow"],
  CertificateMapEntry: ["seal", "yellow"],
  SslPolicy: ["lock", "purple"],
  SecurityPolicy: ["shield", "blue"],
  Address: ["pin", "blue"],
  ServiceAttachment: ["plug", "blue"],
};

const shapes = {
  arrow: <path d="M2.5 8h10M8.5 4l4 4-4 4" />,
  window: <path d="M2 3.5h12v9H2zM2 6.5h12" />,
  branch: <path d="M1.5 8h4l3-3.5h5M5.5 8l3 3.5h5M11.7 2.7l1.8 1.8-1.8 1.8M11.7 9.7l1.8 1.8-1.8 1.8" />,
  servers: <path d="M2.5 3h11v4h-11zM2.5 9h11v4h-11zM5 5h.01M5 11h.01" />,
  bucket: <path d="M2.5 4h11l-1.4 9H3.9zM2.5 4c0-1.2 11-1.2 11 0" />,
  fan: (
    <path d="M8 8V3.8M8 8l-4 4M8 8l4 4M8 3.8a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4M2 14h2.4v-2.4M14 14h-2.4v-2.4" />
  ),
  dot: <path d="M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6z" />,
  pool: <path d="M2.5 2.5h4.5v4.5H2.5zM9 2.5h4.5v4.5H9zM2.5 9h4.5v4.5H2.5zM9 9h4.5v4.5H9z" />,
  machine: <path d="M2.5 3h11v7.5h-11zM5.5 13.5h5M8 10.5v3" />,
  pulse: <path d="M1.5 8.5h3l2-5 3 9 2-4h3" />,
  seal: <path d="M8 9.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5.8 8.8 5 14l3-1.6 3 1.6-.8-5.2" />,
  lock: <path d="M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />,
  shield: <path d="M8 1.8 13 4v4c0 3-2 5-5 6.2C5 13 3 11 3 8V4z" />,
  pin: (
    <path d="M8 14.2S3.5 9.5 3.5 6.3a4.5 4.5 0 0 1 9 0c0 3.2-4.5 7.9-4.5 7.9zM8 7.8a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z" />
  ),
  plug: <path d="M5.5 2v3.5M10.5 2v3.5M3.5 5.5h9V8a4.5 4.5 0 0 1-9 0zM8 12.5V15" />,
  question: (
    <path d="M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM6.3 6.4a1.8 1.8 0 1 1 2.5 1.7c-.5.2-.8.6-.8 1.2M8 11.3h.01" />
  ),
  search: <path d="M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.4 3.4" />,
  up: <path d="M3.5 10.5 8 6l4.5 4.5" />,
  text: <path d="M2.5 4h11M2.5 8h7M2.5 12h9" />,
  down: <path d="m3.5 6 4.5 4.5L12.5 6" />,
  right: <path d="m6 3.5 4.5 4.5L6 12.5" />,
  fit: <path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />,
  plus: <path d="M8 3v10M3 8h10" />,
  minus: <path d="M3 8h10" />,
  close: <path d="m3.8 3.8 8.4 8.4M12.2 3.8l-8.4 8.4" />,
  grip: <path d="M6 3.5h.01M6 8h.01M6 12.5h.01M10 3.5h.01M10 8h.01M10 12.5h.01" />,
  tidy: <path d="M2.5 3h4v3h-4zM2.5 10h4v3h-4zM9.5 3h4v3h-4zM9.5 10h4v3h-4z" />,
  sidebar: <path d="M2 3h12v10H2zM10 3v10" />,
  check: <path d="m3 8.5 3.5 3.5L13 4.5" />,
} satisfies Record<string, ReactNode>;

export type Shape = keyof typeof shapes;

export const Icon = memo(function Icon({ shape, size = 16 }: { shape: Shape; size?: number }) {
  return (
    <svg className="lb-icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {shapes[shape]}
    </svg>
  );
});

export const KindIcon = memo(function KindIcon({ kind, size = 16 }: { kind: string; size?: number }) {
  const [shape, colour] = kinds[kind] ?? (["question", "neutral"] as const);
  return (
    <span className="lb-kind-icon" data-colour={colour}>
      <Icon shape={shape} size={size} />
    </span>
  );
});
