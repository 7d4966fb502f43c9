import { defaultProvider } from "@aws-sdk/credential-provider-node";
import { KMSClient } from "kms-reencrypt";
import { move } from "../../move.js";

export const dynamic = "force-dynamic";
const client = new KMSClient({ credentials: defaultProvider() });

export const GET = () => move(client);
