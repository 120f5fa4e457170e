export type AzureResource = {
	key: string;
	/** Such as `brazilsouth`; its servers are used when there is no endpoint. */
	region: string | null;
	/** A resource's own domain, as private links need it, a container or a gateway: the regional host is not asked then. */
	endpoint: string | null;
};

/** Clouds of their own (Azure: sovereign clouds). */
function domainOf(region: string): string {
	if (/^china/i.test(region)) return "azure.cn";
	return /^usgov/i.test(region) ? "azure.us" : "microsoft.com";
}

/** A resource with a domain of its own has both services there, one beside the other (Azure: Speech with private endpoints). */
const ownDomain = /\.cognitiveservices\.azure\.(com|us|cn)$/i;

function addressOf({ region, endpoint }: AzureResource, service: "stt" | "tts", path: string): URL {
	if (endpoint === null) return new URL(`https://${region}.${service}.speech.${domainOf(region ?? "")}${path}`);
	const url = new URL(endpoint.replace(/^ws/, "http").replace(/\/+$/, ""));
	const prefix = ownDomain.test(url.hostname) && url.pathname === "/" ? `/${service}` : url.pathname.replace(/\/$/, "");
	url.pathname = `${prefix}${path}`;
	return url;
}

/** Where continuous recognition is asked for. */
export function recognitionAddress(resource: AzureResource): URL {
	const url = addressOf(resource, "stt", "/speech/recognition/conversation/cognitiveservices/v1");
	url.protocol = url.protocol === "http:" ? "ws:" : "wss:";
	return url;
}

export const speechAddress = (resource: AzureResource): URL => addressOf(resource, "tts", "/cognitiveservices/v1");
