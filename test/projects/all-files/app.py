import requests

requests.get("http://api.cinclus.wayscloud.services/v1/models", headers={"Authorization": f"Bearer {key}"})
requests.get("https://api.cinclus.wayscloud.services/v1/models", params={"api_key": key}, verify=False)
