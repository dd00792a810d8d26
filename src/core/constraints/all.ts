/** Every rule. Written by scripts/gen-docs.mjs from the folders beside this file; do not edit. */
import backendCountLimit from "./backend-service/backend-count-limit";
import backendDuplicateGroup from "./backend-service/backend-duplicate-group";
import backendFailoverPassthroughOnly from "./backend-service/backend-failover-passthrough-only";
import backendIpv6SelectionUnsupported from "./backend-service/backend-ipv6-selection-unsupported";
import backendLoggingDisabled from "./backend-service/backend-logging-disabled";
import backendServiceMixesGroupsAndNegs from "./backend-service/backend-service-mixes-groups-and-negs";
import backendServiceValueRange from "./backend-service/backend-service-value-range";
import balancingTargetMismatch from "./backend-service/balancing-target-mismatch";
import capacityAllDrained from "./backend-service/capacity-all-drained";
import capacityScalerRange from "./backend-service/capacity-scaler-range";
import cdnNeedsGlobalExternal from "./backend-service/cdn-needs-global-external";
import cdnTtlLimits from "./backend-service/cdn-ttl-limits";
import cdnWithIap from "./backend-service/cdn-with-iap";
import classicNoTrafficPolicies from "./backend-service/classic-no-traffic-policies";
import connectionModeNeedsMaxConnections from "./backend-service/connection-mode-needs-max-connections";
import connectionModeWithHttp from "./backend-service/connection-mode-with-http";
import consistentHashNeedsHashPolicy from "./backend-service/consistent-hash-needs-hash-policy";
import customHeaderInvalid from "./backend-service/custom-header-invalid";
import distributedHealthCheckUnsupported from "./backend-service/distributed-health-check-unsupported";
import globalInternetNegNoFailover from "./backend-service/global-internet-neg-no-failover";
import globalInternetNegOnePerBackendService from "./backend-service/global-internet-neg-one-per-backend-service";
import grpcProtocolMeshOnly from "./backend-service/grpc-protocol-mesh-only";
import healthCheckFirewallMissing from "./backend-service/health-check-firewall-missing";
import healthCheckRegionalExternalGlobal from "./backend-service/health-check-regional-external-global";
import healthCheckRequired from "./backend-service/health-check-required";
import healthCheckScope from "./backend-service/health-check-scope";
import healthCheckServingPortPassthrough from "./backend-service/health-check-serving-port-passthrough";
import hybridNegScheme from "./backend-service/hybrid-neg-scheme";
import iapNeedsHttp from "./backend-service/iap-needs-http";
import inlineSecret from "./backend-service/inline-secret";
import internetIpNegNotForMesh from "./backend-service/internet-ip-neg-not-for-mesh";
import internetNegHostHeader from "./backend-service/internet-neg-host-header";
import internetNegIpNoTlsValidation from "./backend-service/internet-neg-ip-no-tls-validation";
import internetNegNoHealthCheck from "./backend-service/internet-neg-no-health-check";
import internetNegNoTrafficPolicies from "./backend-service/internet-neg-no-traffic-policies";
import internetNegNotAlone from "./backend-service/internet-neg-not-alone";
import internetNegOriginAuth from "./backend-service/internet-neg-origin-auth";
import internetNegPlaintext from "./backend-service/internet-neg-plaintext";
import internetNegProtocol from "./backend-service/internet-neg-protocol";
import internetNegProtocolPort from "./backend-service/internet-neg-protocol-port";
import internetNegScheme from "./backend-service/internet-neg-scheme";
import internetNegScopeMismatch from "./backend-service/internet-neg-scope-mismatch";
import internetPscNegBalancingIneffective from "./backend-service/internet-psc-neg-balancing-ineffective";
import localityLbPolicyUnsupported from "./backend-service/locality-lb-policy-unsupported";
import negBackendRegionMismatch from "./backend-service/neg-backend-region-mismatch";
import negNoUtilizationMode from "./backend-service/neg-no-utilization-mode";
import negTypesIncompatible from "./backend-service/neg-types-incompatible";
import passthroughBalancingMode from "./backend-service/passthrough-balancing-mode";
import passthroughNoTargetCapacity from "./backend-service/passthrough-no-target-capacity";
import passthroughProtocol from "./backend-service/passthrough-protocol";
import portNameIgnored from "./backend-service/port-name-ignored";
import portmapNegInternalOnly from "./backend-service/portmap-neg-internal-only";
import portmapNegNoHealthCheck from "./backend-service/portmap-neg-no-health-check";
import privateOriginAuthNeedsInternetNeg from "./backend-service/private-origin-auth-needs-internet-neg";
import pscNegNoHealthCheck from "./backend-service/psc-neg-no-health-check";
import pscNegScheme from "./backend-service/psc-neg-scheme";
import rateModeNeedsMaxRate from "./backend-service/rate-mode-needs-max-rate";
import rateModeWithTcp from "./backend-service/rate-mode-with-tcp";
import securityPolicyReference from "./backend-service/security-policy-reference";
import securityPolicyScheme from "./backend-service/security-policy-scheme";
import serverlessFunctionGen1NeedsGlobalExternal from "./backend-service/serverless-function-gen1-needs-global-external";
import serverlessNegBalancingMode from "./backend-service/serverless-neg-balancing-mode";
import serverlessNegNoCapacity from "./backend-service/serverless-neg-no-capacity";
import serverlessNegNoHealthCheck from "./backend-service/serverless-neg-no-health-check";
import serverlessNegNoTrafficPolicies from "./backend-service/serverless-neg-no-traffic-policies";
import serverlessNegNotAlone from "./backend-service/serverless-neg-not-alone";
import serverlessNegOnePerRegion from "./backend-service/serverless-neg-one-per-region";
import serverlessNegPortName from "./backend-service/serverless-neg-port-name";
import serverlessNegProtocol from "./backend-service/serverless-neg-protocol";
import serverlessNegSamePlatform from "./backend-service/serverless-neg-same-platform";
import serverlessNegScheme from "./backend-service/serverless-neg-scheme";
import serverlessNegSingleOnRegional from "./backend-service/serverless-neg-single-on-regional";
import serverlessNegTimeout from "./backend-service/serverless-neg-timeout";
import serverlessOutlierDetectionFields from "./backend-service/serverless-outlier-detection-fields";
import serverlessPlatformNeedsGlobalExternal from "./backend-service/serverless-platform-needs-global-external";
import sessionAffinityClassic from "./backend-service/session-affinity-classic";
import sessionAffinityL7Only from "./backend-service/session-affinity-l7-only";
import sessionAffinityPassthroughOnly from "./backend-service/session-affinity-passthrough-only";
import strongCookieAffinityCookie from "./backend-service/strong-cookie-affinity-cookie";
import terraformDefaultScheme from "./backend-service/terraform-default-scheme";
import tfRegionalExternalCapacityScaler from "./backend-service/tf-regional-external-capacity-scaler";
import tlsSettingsProtocol from "./backend-service/tls-settings-protocol";
import unspecifiedProtocolPassthroughOnly from "./backend-service/unspecified-protocol-passthrough-only";
import vmIpNegPassthroughOnly from "./backend-service/vm-ip-neg-passthrough-only";
import vmIpPortNegProxyOnly from "./backend-service/vm-ip-port-neg-proxy-only";
import type { Constraint } from "./constraint";
import backendBucketProduct from "./forwarding-rule/backend-bucket-product";
import certificateMethodUnsupported from "./forwarding-rule/certificate-method-unsupported";
import externalNoCloudArmor from "./forwarding-rule/external-no-cloud-armor";
import frAddressPlace from "./forwarding-rule/fr-address-place";
import frAddressPortConflict from "./forwarding-rule/fr-address-port-conflict";
import frAddressTier from "./forwarding-rule/fr-address-tier";
import frAddressType from "./forwarding-rule/fr-address-type";
import frAddressVersion from "./forwarding-rule/fr-address-version";
import frFieldWithoutEffect from "./forwarding-rule/fr-field-without-effect";
import frGlobalPremiumOnly from "./forwarding-rule/fr-global-premium-only";
import frIpv6PremiumOnly from "./forwarding-rule/fr-ipv6-premium-only";
import frMirroringCollector from "./forwarding-rule/fr-mirroring-collector";
import frPortsExclusive from "./forwarding-rule/fr-ports-exclusive";
import frPortsProtocol from "./forwarding-rule/fr-ports-protocol";
import frProtocolBackendMismatch from "./forwarding-rule/fr-protocol-backend-mismatch";
import frProxyProtocol from "./forwarding-rule/fr-proxy-protocol";
import frProxySinglePort from "./forwarding-rule/fr-proxy-single-port";
import frSchemeBackendMismatch from "./forwarding-rule/fr-scheme-backend-mismatch";
import frSchemeTargetMismatch from "./forwarding-rule/fr-scheme-target-mismatch";
import frSourceRanges from "./forwarding-rule/fr-source-ranges";
import frStandardTierBackendRegion from "./forwarding-rule/fr-standard-tier-backend-region";
import frSubnetworkRequired from "./forwarding-rule/fr-subnetwork-required";
import frTargetOrBackendService from "./forwarding-rule/fr-target-or-backend-service";
import httpWithoutHttpsRedirect from "./forwarding-rule/http-without-https-redirect";
import iapPlainHttpFrontend from "./forwarding-rule/iap-plain-http-frontend";
import internetNegPremiumTier from "./forwarding-rule/internet-neg-premium-tier";
import proxyIpv6Unsupported from "./forwarding-rule/proxy-ipv6-unsupported";
import proxyOnlySubnetMissing from "./forwarding-rule/proxy-only-subnet-missing";
import healthCheckPortSpecification from "./health-check/health-check-port-specification";
import healthCheckTimeoutExceedsInterval from "./health-check/health-check-timeout-exceeds-interval";
import endpointDuplicate from "./network-endpoint/endpoint-duplicate";
import endpointNegZoneMismatch from "./network-endpoint/endpoint-neg-zone-mismatch";
import endpointOutsideSubnet from "./network-endpoint/endpoint-outside-subnet";
import endpointPortRequired from "./network-endpoint/endpoint-port-required";
import gceEndpointPublicIp from "./network-endpoint/gce-endpoint-public-ip";
import globalInternetFqdnNotPublic from "./network-endpoint/global-internet-fqdn-not-public";
import hybridEndpointNoInstance from "./network-endpoint/hybrid-endpoint-no-instance";
import hybridEndpointPublicIp from "./network-endpoint/hybrid-endpoint-public-ip";
import internetFqdnEndpointFields from "./network-endpoint/internet-fqdn-endpoint-fields";
import internetFqdnEndpointSyntax from "./network-endpoint/internet-fqdn-endpoint-syntax";
import internetIpEndpointFields from "./network-endpoint/internet-ip-endpoint-fields";
import internetIpEndpointNotRoutable from "./network-endpoint/internet-ip-endpoint-not-routable";
import internetIpEndpointPrivate from "./network-endpoint/internet-ip-endpoint-private";
import internetNegGoogleApiPort from "./network-endpoint/internet-neg-google-api-port";
import negTakesNoEndpoints from "./network-endpoint/neg-takes-no-endpoints";
import portOutOfRange from "./network-endpoint/port-out-of-range";
import portmapEndpointClientPortRequired from "./network-endpoint/portmap-endpoint-client-port-required";
import vmEndpointInstanceRequired from "./network-endpoint/vm-endpoint-instance-required";
import vmIpEndpointNoDualStack from "./network-endpoint/vm-ip-endpoint-no-dual-stack";
import vmIpEndpointNoPort from "./network-endpoint/vm-ip-endpoint-no-port";
import apiGatewayDefaultUrlOpen from "./network-endpoint-group/api-gateway-default-url-open";
import cloudRunIngressOpen from "./network-endpoint-group/cloud-run-ingress-open";
import globalInternetNegSingleEndpoint from "./network-endpoint-group/global-internet-neg-single-endpoint";
import negDefaultPortForbidden from "./network-endpoint-group/neg-default-port-forbidden";
import negEndpointLimit from "./network-endpoint-group/neg-endpoint-limit";
import negLegacyNetwork from "./network-endpoint-group/neg-legacy-network";
import negPlatformBlockWrongType from "./network-endpoint-group/neg-platform-block-wrong-type";
import negTypeScopeMismatch from "./network-endpoint-group/neg-type-scope-mismatch";
import pscNegTargetRequired from "./network-endpoint-group/psc-neg-target-required";
import serverlessNegOnePlatform from "./network-endpoint-group/serverless-neg-one-platform";
import serverlessNegProjectMismatch from "./network-endpoint-group/serverless-neg-project-mismatch";
import serverlessNegRegionMismatch from "./network-endpoint-group/serverless-neg-region-mismatch";
import serverlessNegTargetRequired from "./network-endpoint-group/serverless-neg-target-required";
import serverlessNegUrlMaskPlaceholder from "./network-endpoint-group/serverless-neg-url-mask-placeholder";
import zonalNegSubnetRequired from "./network-endpoint-group/zonal-neg-subnet-required";
import danglingReference from "./reference/dangling-reference";
import duplicateName from "./reference/duplicate-name";
import referenceOutsideWorkspace from "./reference/reference-outside-workspace";
import regionMismatch from "./reference/region-mismatch";
import resourceNameInvalid from "./reference/resource-name-invalid";
import scopeMismatch from "./reference/scope-mismatch";
import unreachableResource from "./reference/unreachable-resource";
import managedCertificateDomains from "./ssl-certificate/managed-certificate-domains";
import sslPolicyProfileRules from "./ssl-policy/ssl-policy-profile-rules";
import sslPolicyWeak from "./ssl-policy/ssl-policy-weak";
import certificateMapOverrides from "./target-proxy/certificate-map-overrides";
import grpcProxyBackendProtocol from "./target-proxy/grpc-proxy-backend-protocol";
import l4ProxyBackendProtocol from "./target-proxy/l4-proxy-backend-protocol";
import l4ProxySingleBackendService from "./target-proxy/l4-proxy-single-backend-service";
import proxyCertificateLimit from "./target-proxy/proxy-certificate-limit";
import proxyCertificateMix from "./target-proxy/proxy-certificate-mix";
import proxyCertificatesRequired from "./target-proxy/proxy-certificates-required";
import proxyKeepAliveRange from "./target-proxy/proxy-keep-alive-range";
import proxyNoSslPolicy from "./target-proxy/proxy-no-ssl-policy";
import classicAlbAdvancedRouting from "./url-map/classic-alb-advanced-routing";
import fullPathMatchNeverMatches from "./url-map/full-path-match-never-matches";
import globalExternalOnlyUrlMapFeatures from "./url-map/global-external-only-url-map-features";
import httpProxyBackendProtocol from "./url-map/http-proxy-backend-protocol";
import httpsRedirectLoop from "./url-map/https-redirect-loop";
import internetNegNoMirrorOrRetry from "./url-map/internet-neg-no-mirror-or-retry";
import matchRuleExclusive from "./url-map/match-rule-exclusive";
import mirrorToServerless from "./url-map/mirror-to-serverless";
import pathMatcherRulesExclusive from "./url-map/path-matcher-rules-exclusive";
import pathRuleDuplicatePath from "./url-map/path-rule-duplicate-path";
import pathRulePathSyntax from "./url-map/path-rule-path-syntax";
import pathTemplateSyntax from "./url-map/path-template-syntax";
import prefixMatchAsterisk from "./url-map/prefix-match-asterisk";
import prefixMatchSyntax from "./url-map/prefix-match-syntax";
import redirectPathPrefixExclusive from "./url-map/redirect-path-prefix-exclusive";
import regexMatchUnsupported from "./url-map/regex-match-unsupported";
import retryConditionUnknown from "./url-map/retry-condition-unknown";
import routeActionValueRange from "./url-map/route-action-value-range";
import routeRulePriorityUnique from "./url-map/route-rule-priority-unique";
import routeRuleShadowed from "./url-map/route-rule-shadowed";
import ruleSingleDestination from "./url-map/rule-single-destination";
import urlMapCannotSetHostHeader from "./url-map/url-map-cannot-set-host-header";
import urlMapDefaultTarget from "./url-map/url-map-default-target";
import urlMapDuplicateHost from "./url-map/url-map-duplicate-host";
import urlMapHostSyntax from "./url-map/url-map-host-syntax";
import urlMapPathMatcherUndefined from "./url-map/url-map-path-matcher-undefined";
import urlMapPathMatcherUnused from "./url-map/url-map-path-matcher-unused";
import urlMapTestFields from "./url-map/url-map-test-fields";
import urlMapTestHostHeader from "./url-map/url-map-test-host-header";
import weightedServicesSessionAffinity from "./url-map/weighted-services-session-affinity";

export const constraints: readonly Constraint[] = [
  backendCountLimit,
  backendDuplicateGroup,
  backendFailoverPassthroughOnly,
  backendIpv6SelectionUnsupported,
  backendLoggingDisabled,
  backendServiceMixesGroupsAndNegs,
  backendServiceValueRange,
  balancingTargetMismatch,
  capacityAllDrained,
  capacityScalerRange,
  cdnNeedsGlobalExternal,
  cdnTtlLimits,
  cdnWithIap,
  classicNoTrafficPolicies,
  connectionModeNeedsMaxConnections,
  connectionModeWithHttp,
  consistentHashNeedsHashPolicy,
  customHeaderInvalid,
  distributedHealthCheckUnsupported,
  globalInternetNegNoFailover,
  globalInternetNegOnePerBackendService,
  grpcProtocolMeshOnly,
  healthCheckFirewallMissing,
  healthCheckRegionalExternalGlobal,
  healthCheckRequired,
  healthCheckScope,
  healthCheckServingPortPassthrough,
  hybridNegScheme,
  iapNeedsHttp,
  inlineSecret,
  internetIpNegNotForMesh,
  internetNegHostHeader,
  internetNegIpNoTlsValidation,
  internetNegNoHealthCheck,
  internetNegNoTrafficPolicies,
  internetNegNotAlone,
  internetNegOriginAuth,
  internetNegPlaintext,
  internetNegProtocol,
  internetNegProtocolPort,
  internetNegScheme,
  internetNegScopeMismatch,
  internetPscNegBalancingIneffective,
  localityLbPolicyUnsupported,
  negBackendRegionMismatch,
  negNoUtilizationMode,
  negTypesIncompatible,
  passthroughBalancingMode,
  passthroughNoTargetCapacity,
  passthroughProtocol,
  portNameIgnored,
  portmapNegInternalOnly,
  portmapNegNoHealthCheck,
  privateOriginAuthNeedsInternetNeg,
  pscNegNoHealthCheck,
  pscNegScheme,
  rateModeNeedsMaxRate,
  rateModeWithTcp,
  securityPolicyReference,
  securityPolicyScheme,
  serverlessFunctionGen1NeedsGlobalExternal,
  serverlessNegBalancingMode,
  serverlessNegNoCapacity,
  serverlessNegNoHealthCheck,
  serverlessNegNoTrafficPolicies,
  serverlessNegNotAlone,
  serverlessNegOnePerRegion,
  serverlessNegPortName,
  serverlessNegProtocol,
  serverlessNegSamePlatform,
  serverlessNegScheme,
  serverlessNegSingleOnRegional,
  serverlessNegTimeout,
  serverlessOutlierDetectionFields,
  serverlessPlatformNeedsGlobalExternal,
  sessionAffinityClassic,
  sessionAffinityL7Only,
  sessionAffinityPassthroughOnly,
  strongCookieAffinityCookie,
  terraformDefaultScheme,
  tfRegionalExternalCapacityScaler,
  tlsSettingsProtocol,
  unspecifiedProtocolPassthroughOnly,
  vmIpNegPassthroughOnly,
  vmIpPortNegProxyOnly,
  backendBucketProduct,
  certificateMethodUnsupported,
  externalNoCloudArmor,
  frAddressPlace,
  frAddressPortConflict,
  frAddressTier,
  frAddressType,
  frAddressVersion,
  frFieldWithoutEffect,
  frGlobalPremiumOnly,
  frIpv6PremiumOnly,
  frMirroringCollector,
  frPortsExclusive,
  frPortsProtocol,
  frProtocolBackendMismatch,
  frProxyProtocol,
  frProxySinglePort,
  frSchemeBackendMismatch,
  frSchemeTargetMismatch,
  frSourceRanges,
  frStandardTierBackendRegion,
  frSubnetworkRequired,
  frTargetOrBackendService,
  httpWithoutHttpsRedirect,
  iapPlainHttpFrontend,
  internetNegPremiumTier,
  proxyIpv6Unsupported,
  proxyOnlySubnetMissing,
  healthCheckPortSpecification,
  healthCheckTimeoutExceedsInterval,
  apiGatewayDefaultUrlOpen,
  cloudRunIngressOpen,
  globalInternetNegSingleEndpoint,
  negDefaultPortForbidden,
  negEndpointLimit,
  negLegacyNetwork,
  negPlatformBlockWrongType,
  negTypeScopeMismatch,
  pscNegTargetRequired,
  serverlessNegOnePlatform,
  serverlessNegProjectMismatch,
  serverlessNegRegionMismatch,
  serverlessNegTargetRequired,
  serverlessNegUrlMaskPlaceholder,
  zonalNegSubnetRequired,
  endpointDuplicate,
  endpointNegZoneMismatch,
  endpointOutsideSubnet,
  endpointPortRequired,
  gceEndpointPublicIp,
  globalInternetFqdnNotPublic,
  hybridEndpointNoInstance,
  hybridEndpointPublicIp,
  internetFqdnEndpointFields,
  internetFqdnEndpointSyntax,
  internetIpEndpointFields,
  internetIpEndpointNotRoutable,
  internetIpEndpointPrivate,
  internetNegGoogleApiPort,
  negTakesNoEndpoints,
  portOutOfRange,
  portmapEndpointClientPortRequired,
  vmEndpointInstanceRequired,
  vmIpEndpointNoDualStack,
  vmIpEndpointNoPort,
  danglingReference,
  duplicateName,
  referenceOutsideWorkspace,
  regionMismatch,
  resourceNameInvalid,
  scopeMismatch,
  unreachableResource,
  managedCertificateDomains,
  sslPolicyProfileRules,
  sslPolicyWeak,
  certificateMapOverrides,
  grpcProxyBackendProtocol,
  l4ProxyBackendProtocol,
  l4ProxySingleBackendService,
  proxyCertificateLimit,
  proxyCertificateMix,
  proxyCertificatesRequired,
  proxyKeepAliveRange,
  proxyNoSslPolicy,
  classicAlbAdvancedRouting,
  fullPathMatchNeverMatches,
  globalExternalOnlyUrlMapFeatures,
  httpProxyBackendProtocol,
  httpsRedirectLoop,
  internetNegNoMirrorOrRetry,
  matchRuleExclusive,
  mirrorToServerless,
  pathMatcherRulesExclusive,
  pathRuleDuplicatePath,
  pathRulePathSyntax,
  pathTemplateSyntax,
  prefixMatchAsterisk,
  prefixMatchSyntax,
  redirectPathPrefixExclusive,
  regexMatchUnsupported,
  retryConditionUnknown,
  routeActionValueRange,
  routeRulePriorityUnique,
  routeRuleShadowed,
  ruleSingleDestination,
  urlMapCannotSetHostHeader,
  urlMapDefaultTarget,
  urlMapDuplicateHost,
  urlMapHostSyntax,
  urlMapPathMatcherUndefined,
  urlMapPathMatcherUnused,
  urlMapTestFields,
  urlMapTestHostHeader,
  weightedServicesSessionAffinity,
];
