import { KMSClient } from "kms-reencrypt";
import { move } from "../../move.js";

export const dynamic = "force-dynamic";
const client = new KMSClient();

export const GET = () => move(client);
