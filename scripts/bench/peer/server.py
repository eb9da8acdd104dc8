"""What many tutorials serve an image classifier with: FastAPI, and PyTorch's resnet34 behind it.

Usage: server.py PORT. The weights are drawn at random: how long an answer takes does not depend on them.
"""

import io
import os
import sys

import torch
import torchvision
import uvicorn
from fastapi import FastAPI, Request
from PIL import Image

torch.set_num_threads(os.cpu_count() or 1)
model = torchvision.models.resnet34(num_classes=2).eval()
prepare = torchvision.transforms.Compose(
    [
        torchvision.transforms.Resize(256),
        torchvision.transforms.CenterCrop(224),
        torchvision.transforms.ToTensor(),
        torchvision.transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
    ]
)
app = FastAPI()


@app.post("/predict")
async def predict(request: Request):
    photo = Image.open(io.BytesIO(await request.body())).convert("RGB")
    with torch.inference_mode():
        scores = torch.softmax(model(prepare(photo)[None]), 1)[0]
    return {"dandelion": float(scores[0]), "grass": float(scores[1])}


@app.get("/ready")
async def ready():
    return True


uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
